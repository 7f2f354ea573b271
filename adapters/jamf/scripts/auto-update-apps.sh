#!/bin/sh
# Whether apps of the App Store are updated by themselves. Prints True or False.
# A configuration profile decides, else what is set on the Mac. Its default differs between versions of macOS, so
# where nothing is set nothing is printed.

read_key() {
  /usr/bin/defaults read "$1" AutoUpdate 2>/dev/null
}

value=$(read_key "/Library/Managed Preferences/com.apple.commerce")
[ -n "$value" ] || value=$(read_key /Library/Preferences/com.apple.commerce)

case "$value" in
  1 | true | YES) echo "<result>True</result>" ;;
  0 | false | NO) echo "<result>False</result>" ;;
  *) echo "<result></result>" ;;
esac
