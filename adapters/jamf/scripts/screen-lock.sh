#!/bin/sh
# Whether a password is asked for when the screen saver or display sleep ends. Prints Enabled or Disabled.

user=$(/usr/bin/stat -f %Su /dev/console)
if [ -z "$user" ] || [ "$user" = root ] || [ "$user" = _mbsetupuser ]; then
  # Nobody is logged in, and the setting is a person's.
  echo "<result></result>"
  exit 0
fi

# Prints "screenLock delay is immediate", "screenLock delay is 300 seconds" or "screenLock is off".
status=$(/bin/launchctl asuser "$(/usr/bin/id -u "$user")" /usr/bin/sudo -u "$user" /usr/sbin/sysadminctl -screenLock status 2>&1)

case "$status" in
  *"screenLock is off"*) echo "<result>Disabled</result>" ;;
  *"screenLock delay is"*) echo "<result>Enabled</result>" ;;
  *) echo "<result></result>" ;;
esac
