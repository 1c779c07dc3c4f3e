<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>BackButton</name>
        <message>
            <source>Back to the conversations</source>
            <translation>Back to the conversations</translation>
        </message>
    </context>
    <context>
        <name>ChatListView</name>
        <message>
            <source>Conversations</source>
            <translation>Conversations</translation>
        </message>
    </context>
    <context>
        <name>ChatPanel</name>
        <message>
            <source>Conversations</source>
            <translation>Conversations</translation>
        </message>
        <message>
            <source>Search by name or phone</source>
            <translation>Search by name or phone</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Unread</source>
            <translation>Unread</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Groups</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nothing found</translation>
        </message>
        <message>
            <source>No conversation has this name or phone. Try part of the name, or only the last digits.</source>
            <translation>No conversation has this name or phone. Try part of the name, or only the last digits.</translation>
        </message>
        <message>
            <source>Clear search</source>
            <translation>Clear search</translation>
        </message>
        <message>
            <source>Everything is read</source>
            <translation>Everything is read</translation>
        </message>
        <message>
            <source>New messages from customers appear here.</source>
            <translation>New messages from customers appear here.</translation>
        </message>
        <message>
            <source>Show all conversations</source>
            <translation>Show all conversations</translation>
        </message>
        <message>
            <source>No groups yet</source>
            <translation>No groups yet</translation>
        </message>
        <message>
            <source>A group appears here when somebody writes in it.</source>
            <translation>A group appears here when somebody writes in it.</translation>
        </message>
        <message>
            <source>No conversations yet</source>
            <translation>No conversations yet</translation>
        </message>
        <message>
            <source>They appear here by themselves when a customer writes to your WhatsApp.</source>
            <translation>They appear here by themselves when a customer writes to your WhatsApp.</translation>
        </message>
    </context>
    <context>
        <name>ChatRow</name>
        <message>
            <source>You: {text}</source>
            <translation>You: {text}</translation>
        </message>
        <message>
            <source>Draft:</source>
            <translation>Draft:</translation>
        </message>
    </context>
    <context>
        <name>Composer</name>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Send (Enter)</source>
            <translation>Send (Enter)</translation>
        </message>
    </context>
    <context>
        <name>Conversation</name>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Send again</source>
            <translation>Send again</translation>
        </message>
        <message>
            <source>It arrived</source>
            <translation>It arrived</translation>
        </message>
        <message>
            <source>Read more</source>
            <translation>Read more</translation>
        </message>
        <message>
            <source>Waiting for the message</source>
            <translation>Waiting for the message</translation>
        </message>
        <message>
            <source>See it on the phone.</source>
            <translation>See it on the phone.</translation>
        </message>
        <message>
            <source>Poll: one answer</source>
            <translation>Poll: one answer</translation>
        </message>
        <message>
            <source>Poll: several answers</source>
            <translation>Poll: several answers</translation>
        </message>
        <message>
            <source>Video to be seen once</source>
            <translation>Video to be seen once</translation>
        </message>
        <message>
            <source>Voice message to be heard once</source>
            <translation>Voice message to be heard once</translation>
        </message>
        <message>
            <source>Photo to be seen once</source>
            <translation>Photo to be seen once</translation>
        </message>
        <message>
            <source>You</source>
            <translation>You</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Hidden number</source>
            <translation>Hidden number</translation>
        </message>
        <message>
            <source>edited</source>
            <translation>edited</translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>Waiting to be sent</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Sent</translation>
        </message>
        <message>
            <source>Not sent: the W-API does not accept the token</source>
            <translation>Not sent: the W-API does not accept the token</translation>
        </message>
        <message>
            <source>Not sent: the system's keyring is locked. Unlock it and try again</source>
            <translation>Not sent: the system's keyring is locked. Unlock it and try again</translation>
        </message>
        <message>
            <source>Not sent: the W-API does not let this instance send</source>
            <translation>Not sent: the W-API does not let this instance send</translation>
        </message>
        <message>
            <source>Not sent: the W-API plan does not include this</source>
            <translation>Not sent: the W-API plan does not include this</translation>
        </message>
        <message>
            <source>Not sent: no number is known for this conversation</source>
            <translation>Not sent: no number is known for this conversation</translation>
        </message>
        <message>
            <source>Not sent: WhatsApp does not let this line write to new contacts now</source>
            <translation>Not sent: WhatsApp does not let this line write to new contacts now</translation>
        </message>
        <message>
            <source>Not sent: the W-API does not know the instance</source>
            <translation>Not sent: the W-API does not know the instance</translation>
        </message>
        <message>
            <source>Not sent: the address of the W-API is wrong</source>
            <translation>Not sent: the address of the W-API is wrong</translation>
        </message>
        <message>
            <source>Not sent: the W-API did not understand it</source>
            <translation>Not sent: the W-API did not understand it</translation>
        </message>
        <message>
            <source>Not sent: the W-API refused it</source>
            <translation>Not sent: the W-API refused it</translation>
        </message>
        <message>
            <source>Not sent: no connection to the W-API</source>
            <translation>Not sent: no connection to the W-API</translation>
        </message>
        <message>
            <source>Not sent</source>
            <translation>Not sent</translation>
        </message>
        <message>
            <source>No connection to the W-API: it is sent as soon as there is one</source>
            <translation>No connection to the W-API: it is sent as soon as there is one</translation>
        </message>
        <message>
            <source>The W-API is busy: it is sent in a moment</source>
            <translation>The W-API is busy: it is sent in a moment</translation>
        </message>
        <message>
            <source>The W-API is down: it is sent as soon as it is back</source>
            <translation>The W-API is down: it is sent as soon as it is back</translation>
        </message>
        <message>
            <source>It is sent in a moment</source>
            <translation>It is sent in a moment</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>Delivered</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>Read</translation>
        </message>
        <message>
            <source>Listened to</source>
            <translation>Listened to</translation>
        </message>
        <message>
            <source>No confirmation that it was sent</source>
            <translation>No confirmation that it was sent</translation>
        </message>
        <message>
            <source>Not sent: this number has no WhatsApp</source>
            <translation>Not sent: this number has no WhatsApp</translation>
        </message>
        <message>
            <source>Not sent: it is too large</source>
            <translation>Not sent: it is too large</translation>
        </message>
        <message>
            <source>Not sent: the instance has no token yet</source>
            <translation>Not sent: the instance has no token yet</translation>
        </message>
        <message>
            <source>WhatsApp notice ({name})</source>
            <translation>WhatsApp notice ({name})</translation>
        </message>
        <message>
            <source>The group is now called “{what}”</source>
            <translation>The group is now called “{what}”</translation>
        </message>
        <message>
            <source>The group's picture was changed</source>
            <translation>The group's picture was changed</translation>
        </message>
        <message>
            <source>The group's description was changed</source>
            <translation>The group's description was changed</translation>
        </message>
        <message>
            <source>The group was created</source>
            <translation>The group was created</translation>
        </message>
        <message>
            <source>{people} joined by the link</source>
            <translation>{people} joined by the link</translation>
        </message>
        <message>
            <source>{people} left the group</source>
            <translation>{people} left the group</translation>
        </message>
        <message>
            <source>{people} now leads the group</source>
            <translation>{people} now leads the group</translation>
        </message>
        <message>
            <source>{people} no longer leads the group</source>
            <translation>{people} no longer leads the group</translation>
        </message>
        <message>
            <source>Waiting for the message. See it on the phone.</source>
            <translation>Waiting for the message. See it on the phone.</translation>
        </message>
        <message>
            <source>Messages are end-to-end encrypted</source>
            <translation>Messages are end-to-end encrypted</translation>
        </message>
        <message>
            <source>Missed voice call</source>
            <translation>Missed voice call</translation>
        </message>
        <message>
            <source>Missed video call</source>
            <translation>Missed video call</translation>
        </message>
        <message>
            <source>{who} added {people}</source>
            <translation>{who} added {people}</translation>
        </message>
        <message>
            <source>{who} removed {people}</source>
            <translation>{who} removed {people}</translation>
        </message>
        <message>
            <source>{people} was added</source>
            <translation>{people} was added</translation>
        </message>
        <message>
            <source>{people} was removed</source>
            <translation>{people} was removed</translation>
        </message>
    </context>
    <context>
        <name>ConversationView</name>
        <message>
            <source>Messages</source>
            <translation>Messages</translation>
        </message>
        <message>
            <source>No messages yet. Write the first one below.</source>
            <translation>No messages yet. Write the first one below.</translation>
        </message>
    </context>
    <context>
        <name>CopyLine</name>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Copy {text}</source>
            <translation>Copy {text}</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copied</translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n unread messages</source>
            <translation>
                <numerusform>%n unread message</numerusform>
                <numerusform>%n unread messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pages</source>
            <translation>
                <numerusform>%n page</numerusform>
                <numerusform>%n pages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n items</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Go to the end, %n new messages</source>
            <translation>
                <numerusform>Go to the end, %n new message</numerusform>
                <numerusform>Go to the end, %n new messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EndButton</name>
        <message>
            <source>Go to the end</source>
            <translation>Go to the end</translation>
        </message>
    </context>
    <context>
        <name>Failures</name>
        <message>
            <source>MultiChat is already open on this profile. Close it first.</source>
            <translation>MultiChat is already open on this profile. Close it first.</translation>
        </message>
        <message>
            <source>The disk is full or may not be written to. Free some space or choose another folder.</source>
            <translation>The disk is full or may not be written to. Free some space or choose another folder.</translation>
        </message>
        <message>
            <source>Another program holds the conversations. Close it and start MultiChat again.</source>
            <translation>Another program holds the conversations. Close it and start MultiChat again.</translation>
        </message>
        <message>
            <source>The file with the conversations is damaged. Open MultiChat once: it restores the newest backup by itself.</source>
            <translation>The file with the conversations is damaged. Open MultiChat once: it restores the newest backup by itself.</translation>
        </message>
        <message>
            <source>These conversations were written by a newer MultiChat. Install the newest version to open them.</source>
            <translation>These conversations were written by a newer MultiChat. Install the newest version to open them.</translation>
        </message>
        <message>
            <source>Too much is waiting to be stored. It goes on by itself shortly.</source>
            <translation>Too much is waiting to be stored. It goes on by itself shortly.</translation>
        </message>
        <message>
            <source>MultiChat is closing. Start it again.</source>
            <translation>MultiChat is closing. Start it again.</translation>
        </message>
        <message>
            <source>That message or conversation is not there any more.</source>
            <translation>That message or conversation is not there any more.</translation>
        </message>
        <message>
            <source>Another program uses port %1. Close it, or choose another port with --port.</source>
            <translation>Another program uses port %1. Close it, or choose another port with --port.</translation>
        </message>
        <message>
            <source>MultiChat cannot go on: %1. Start it again; nothing stored is lost.</source>
            <translation>MultiChat cannot go on: %1. Start it again; nothing stored is lost.</translation>
        </message>
        <message>
            <source>This could not be stored: the disk may be full. Your text is back in its field.</source>
            <translation>This could not be stored: the disk may be full. Your text is back in its field.</translation>
        </message>
    </context>
    <context>
        <name>FirstSteps</name>
        <message>
            <source>Almost ready</source>
            <translation>Almost ready</translation>
        </message>
        <message>
            <source>Messages appear here by themselves as soon as the W-API knows where to deliver them. This is done once.</source>
            <translation>Messages appear here by themselves as soon as the W-API knows where to deliver them. This is done once.</translation>
        </message>
        <message>
            <source>Add your instance, with its id and token from the W-API's panel:</source>
            <translation>Add your instance, with its id and token from the W-API's panel:</translation>
        </message>
        <message>
            <source>Let your tunnel (ngrok, for instance) forward to this address:</source>
            <translation>Let your tunnel (ngrok, for instance) forward to this address:</translation>
        </message>
        <message>
            <source>Tell the W-API the address that your tunnel gives you:</source>
            <translation>Tell the W-API the address that your tunnel gives you:</translation>
        </message>
        <message>
            <source>Send a message to your WhatsApp from another phone: the conversation appears at the left.</source>
            <translation>Send a message to your WhatsApp from another phone: the conversation appears at the left.</translation>
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>Group</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>last seen today at {time}</source>
            <translation>last seen today at {time}</translation>
        </message>
        <message>
            <source>last seen yesterday at {time}</source>
            <translation>last seen yesterday at {time}</translation>
        </message>
        <message>
            <source>last seen {day} at {time}</source>
            <translation>last seen {day} at {time}</translation>
        </message>
    </context>
    <context>
        <name>InstanceMark</name>
        <message>
            <source>Connected to WhatsApp</source>
            <translation>Connected to WhatsApp</translation>
        </message>
        <message>
            <source>Nobody has said yet whether it is connected to WhatsApp</source>
            <translation>Nobody has said yet whether it is connected to WhatsApp</translation>
        </message>
        <message>
            <source>Disconnected from WhatsApp: reconnect it at the W-API's panel</source>
            <translation>Disconnected from WhatsApp: reconnect it at the W-API's panel</translation>
        </message>
    </context>
    <context>
        <name>KeepingWords</name>
        <message>
            <source>The database is damaged. Close MultiChat and open it again: it restores the newest backup and all events that can still be read.</source>
            <translation>The database is damaged. Close MultiChat and open it again: it restores the newest backup and all events that can still be read.</translation>
        </message>
        <message>
            <source>No backup has been made yet.</source>
            <translation>No backup has been made yet.</translation>
        </message>
        <message>
            <source>Last proven restore: {moment}</source>
            <translation>Last proven restore: {moment}</translation>
        </message>
        <message>
            <source>today {time}</source>
            <translation>today {time}</translation>
        </message>
        <message>
            <source>yesterday {time}</source>
            <translation>yesterday {time}</translation>
        </message>
        <message numerus="yes">
            <source>The database was damaged. It was restored from the backup of {moment}, and %n events could be brought back.</source>
            <translation>
                <numerusform>The database was damaged. It was restored from the backup of {moment}, and %n event could be brought back.</numerusform>
                <numerusform>The database was damaged. It was restored from the backup of {moment}, and %n events could be brought back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The database was damaged and there was no backup: %n events could be brought back from the damaged file.</source>
            <translation>
                <numerusform>The database was damaged and there was no backup: %n event could be brought back from the damaged file.</numerusform>
                <numerusform>The database was damaged and there was no backup: %n events could be brought back from the damaged file.</numerusform>
            </translation>
        </message>
        <message>
            <source>The database was damaged and nothing of it could be restored. The damaged file is kept in {folder}.</source>
            <translation>The database was damaged and nothing of it could be restored. The damaged file is kept in {folder}.</translation>
        </message>
        <message>
            <source>Nothing is missing.</source>
            <translation>Nothing is missing.</translation>
        </message>
        <message>
            <source>Messages from before {until} may be missing.</source>
            <translation>Messages from before {until} may be missing.</translation>
        </message>
        <message>
            <source>From {since} to {until} a message may be missing.</source>
            <translation>From {since} to {until} a message may be missing.</translation>
        </message>
    </context>
    <context>
        <name>LinkPopover</name>
        <message>
            <source>This link leads to</source>
            <translation>This link leads to</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
    </context>
    <context>
        <name>NothingOpen</name>
        <message>
            <source>Choose a conversation</source>
            <translation>Choose a conversation</translation>
        </message>
        <message>
            <source>It opens here, with everything that was written. New messages appear by themselves.</source>
            <translation>It opens here, with everything that was written. New messages appear by themselves.</translation>
        </message>
    </context>
    <context>
        <name>Offline</name>
        <message>
            <source>The line {name} is disconnected from WhatsApp. Answers wait in the queue and leave when it is back.</source>
            <translation>The line {name} is disconnected from WhatsApp. Answers wait in the queue and leave when it is back.</translation>
        </message>
        <message>
            <source>The lines {names} are disconnected from WhatsApp. Answers wait in the queue and leave when they are back.</source>
            <translation>The lines {names} are disconnected from WhatsApp. Answers wait in the queue and leave when they are back.</translation>
        </message>
    </context>
    <context>
        <name>Pointer</name>
        <message>
            <source>Copy selected text</source>
            <translation>Copy selected text</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>Copy address</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>Copy text</translation>
        </message>
        <message>
            <source>Reply</source>
            <translation>Reply</translation>
        </message>
        <message>
            <source>When it was sent and read</source>
            <translation>When it was sent and read</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Conversations</source>
            <translation>Conversations</translation>
        </message>
    </context>
    <context>
        <name>ReplyBar</name>
        <message>
            <source>Do not reply</source>
            <translation>Do not reply</translation>
        </message>
        <message>
            <source>Do not reply (Esc)</source>
            <translation>Do not reply (Esc)</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear search</source>
            <translation>Clear search</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>Shortcuts</name>
        <message>
            <source>Find a conversation</source>
            <translation>Find a conversation</translation>
        </message>
        <message>
            <source>Next conversation</source>
            <translation>Next conversation</translation>
        </message>
        <message>
            <source>Previous conversation</source>
            <translation>Previous conversation</translation>
        </message>
        <message>
            <source>Send the message</source>
            <translation>Send the message</translation>
        </message>
        <message>
            <source>New line</source>
            <translation>New line</translation>
        </message>
        <message>
            <source>Close what is open: the search, the answer, the conversation</source>
            <translation>Close what is open: the search, the answer, the conversation</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Larger text</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Smaller text</translation>
        </message>
        <message>
            <source>Normal text size</source>
            <translation>Normal text size</translation>
        </message>
        <message>
            <source>This sheet</source>
            <translation>This sheet</translation>
        </message>
    </context>
    <context>
        <name>Texts</name>
        <message numerus="yes">
            <source>%n unread messages</source>
            <translation>
                <numerusform>%n unread message</numerusform>
                <numerusform>%n unread messages</numerusform>
            </translation>
        </message>
        <message>
            <source>{kind} ({length})</source>
            <translation>{kind} ({length})</translation>
        </message>
        <message>
            <source>Video call</source>
            <translation>Video call</translation>
        </message>
        <message>
            <source>Voice call</source>
            <translation>Voice call</translation>
        </message>
        <message>
            <source>Missed video call</source>
            <translation>Missed video call</translation>
        </message>
        <message>
            <source>Missed voice call</source>
            <translation>Missed voice call</translation>
        </message>
        <message>
            <source>You deleted this message</source>
            <translation>You deleted this message</translation>
        </message>
        <message>
            <source>Message deleted</source>
            <translation>Message deleted</translation>
        </message>
        <message>
            <source>Group without a name</source>
            <translation>Group without a name</translation>
        </message>
        <message>
            <source>Hidden number</source>
            <translation>Hidden number</translation>
        </message>
        <message>
            <source>typing…</source>
            <translation>typing…</translation>
        </message>
        <message>
            <source>recording audio…</source>
            <translation>recording audio…</translation>
        </message>
        <message>
            <source>online</source>
            <translation>online</translation>
        </message>
        <message>
            <source>read</source>
            <translation>read</translation>
        </message>
        <message>
            <source>delivered</source>
            <translation>delivered</translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>not sent</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>sent</translation>
        </message>
        <message>
            <source>not known whether it was sent</source>
            <translation>not known whether it was sent</translation>
        </message>
        <message>
            <source>waiting to be sent</source>
            <translation>waiting to be sent</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Video</source>
            <translation>Video</translation>
        </message>
        <message>
            <source>GIF</source>
            <translation>GIF</translation>
        </message>
        <message>
            <source>Voice message</source>
            <translation>Voice message</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Document</translation>
        </message>
        <message>
            <source>Sticker</source>
            <translation>Sticker</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Location</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contact</translation>
        </message>
        <message>
            <source>Poll</source>
            <translation>Poll</translation>
        </message>
        <message>
            <source>Choice</source>
            <translation>Choice</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Product</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Call</translation>
        </message>
        <message>
            <source>WhatsApp notice</source>
            <translation>WhatsApp notice</translation>
        </message>
        <message>
            <source>Message not available here: open it on the phone</source>
            <translation>Message not available here: open it on the phone</translation>
        </message>
        <message>
            <source>Message of a kind that this version does not know</source>
            <translation>Message of a kind that this version does not know</translation>
        </message>
    </context>
    <context>
        <name>Times</name>
        <message>
            <source>Yesterday</source>
            <translation>Yesterday</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Choose a conversation</source>
            <translation>Choose a conversation</translation>
        </message>
        <message>
            <source>Or press {keys} and type the customer's name or phone.</source>
            <translation>Or press {keys} and type the customer's name or phone.</translation>
        </message>
        <message>
            <source>All is ready</source>
            <translation>All is ready</translation>
        </message>
        <message>
            <source>When a customer writes, the conversation appears at the left.</source>
            <translation>When a customer writes, the conversation appears at the left.</translation>
        </message>
    </context>
</TS>
