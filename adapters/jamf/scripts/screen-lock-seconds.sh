#!/bin/sh
# Seconds of idleness after which the screen is locked: until the screen saver begins or the display sleeps, plus the
# grace period. 0 is never.

user=$(/usr/bin/stat -f %Su /dev/console)
if [ -z "$user" ] || [ "$user" = root ] || [ "$user" = _mbsetupuser ]; then
  echo "<result></result>"
  exit 0
fi

as_user() {
  /bin/launchctl asuser "$(/usr/bin/id -u "$user")" /usr/bin/sudo -u "$user" "$@"
}

idle=$(/usr/bin/defaults read "/Library/Managed Preferences/com.apple.screensaver" idleTime 2>/dev/null)
[ -n "$idle" ] || idle=$(as_user /usr/bin/defaults -currentHost read com.apple.screensaver idleTime 2>/dev/null)

status=$(as_user /usr/sbin/sysadminctl -screenLock status 2>&1)
case "$status" in
  *"delay is immediate"*) grace=0 ;;
  *"delay is "*) grace=$(echo "$status" | /usr/bin/sed -n 's/.*delay is \([0-9][0-9]*\).*/\1/p') ;;
  *) grace= ;;
esac

# Minutes; 0 means never, like an idle time of 0.
sleep=$(/usr/bin/pmset -g 2>/dev/null | /usr/bin/awk '$1 == "displaysleep" { print $2 * 60; exit }')

if [ -z "$idle" ] || [ -z "$grace" ]; then
  echo "<result></result>"
elif [ "$idle" -gt 0 ] 2>/dev/null && { [ "${sleep:-0}" -eq 0 ] || [ "$idle" -le "$sleep" ]; }; then
  echo "<result>$((idle + grace))</result>"
elif [ "${sleep:-0}" -gt 0 ]; then
  echo "<result>$((sleep + grace))</result>"
elif [ "$idle" -eq 0 ] 2>/dev/null && [ "$sleep" = 0 ]; then
  echo "<result>0</result>"
else
  echo "<result></result>"
fi
