#!/bin/sh
# Whether system data files (XProtect among them) are installed by themselves. Prints True or False.
# A configuration profile decides; else what is set on the Mac; else macOS's own default.

read_key() {
  /usr/bin/defaults read "$1" ConfigDataInstall 2>/dev/null
}

value=$(read_key "/Library/Managed Preferences/com.apple.SoftwareUpdate")
[ -n "$value" ] || value=$(read_key /Library/Preferences/com.apple.SoftwareUpdate)
[ -n "$value" ] || value=1

case "$value" in
  1 | true | YES) echo "<result>True</result>" ;;
  0 | false | NO) echo "<result>False</result>" ;;
  *) echo "<result></result>" ;;
esac
