#!/bin/sh
# State of the application firewall: 0 off, 1 on, 2 on and blocking all incoming connections.

state=$(/usr/libexec/ApplicationFirewall/socketfilterfw --getglobalstate 2>/dev/null | /usr/bin/sed -n 's/.*State = \([0-2]\).*/\1/p')
echo "<result>$state</result>"
