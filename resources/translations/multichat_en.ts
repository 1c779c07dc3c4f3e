<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>AskAgain</name>
        <message>
            <source>Hi! I can't open view-once messages here. Could you send it again the normal way, please?</source>
            <translation>Hi! I can't open view-once messages here. Could you send it again the normal way, please?</translation>
        </message>
        <message>
            <source>Hi! I couldn't open this file here. Could you send it again, please?</source>
            <translation>Hi! I couldn't open this file here. Could you send it again, please?</translation>
        </message>
        <message>
            <source>Hi! I couldn't see this message here. Could you send it again, please?</source>
            <translation>Hi! I couldn't see this message here. Could you send it again, please?</translation>
        </message>
    </context>
    <context>
        <name>Attach</name>
        <message>
            <source>It is larger than {most}. Make it smaller, or send a link to it.</source>
            <translation>It is larger than {most}. Make it smaller, or send a link to it.</translation>
        </message>
        <message>
            <source>There is nothing in this file.</source>
            <translation>There is nothing in this file.</translation>
        </message>
        <message>
            <source>It cannot be read. Is it still there, and not open elsewhere?</source>
            <translation>It cannot be read. Is it still there, and not open elsewhere?</translation>
        </message>
        <message>
            <source>This computer's disk is full. Make room and try again.</source>
            <translation>This computer's disk is full. Make room and try again.</translation>
        </message>
        <message>
            <source>It cannot be sent.</source>
            <translation>It cannot be sent.</translation>
        </message>
        <message>
            <source>“{name}” was not sent. {why}</source>
            <translation>“{name}” was not sent. {why}</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>AttachMenu</name>
        <message>
            <source>Attach</source>
            <translation>Attach</translation>
        </message>
    </context>
    <context>
        <name>AttachedFile</name>
        <message>
            <source>Attach a file…</source>
            <translation>Attach a file…</translation>
        </message>
        <message>
            <source>Take the file away</source>
            <translation>Take the file away</translation>
        </message>
        <message>
            <source>It is larger than {most}: too large for a quick reply.</source>
            <translation>It is larger than {most}: too large for a quick reply.</translation>
        </message>
        <message>
            <source>It is no longer on this computer. Take it away and attach it again.</source>
            <translation>It is no longer on this computer. Take it away and attach it again.</translation>
        </message>
        <message>
            <source>Attach a file</source>
            <translation>Attach a file</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Attachment</source>
            <translation>Attachment</translation>
        </message>
    </context>
    <context>
        <name>Attaching</name>
        <message>
            <source>Picture or video…</source>
            <translation>Picture or video…</translation>
        </message>
        <message>
            <source>Document…</source>
            <translation>Document…</translation>
        </message>
        <message>
            <source>What was copied</source>
            <translation>What was copied</translation>
        </message>
        <message>
            <source>Contact…</source>
            <translation>Contact…</translation>
        </message>
        <message>
            <source>Location…</source>
            <translation>Location…</translation>
        </message>
        <message>
            <source>PIX charge…</source>
            <translation>PIX charge…</translation>
        </message>
        <message>
            <source>Send later…</source>
            <translation>Send later…</translation>
        </message>
        <message>
            <source>Pictures and videos</source>
            <translation>Pictures and videos</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>All files</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>The file</source>
            <translation>The file</translation>
        </message>
    </context>
    <context>
        <name>BackButton</name>
        <message>
            <source>Back to the conversations</source>
            <translation>Back to the conversations</translation>
        </message>
    </context>
    <context>
        <name>ChatDeeds</name>
        <message>
            <source>{name} is no longer pinned.</source>
            <translation>{name} is no longer pinned.</translation>
        </message>
        <message>
            <source>{name} stays at the top.</source>
            <translation>{name} stays at the top.</translation>
        </message>
        <message>
            <source>{name} is back in the list.</source>
            <translation>{name} is back in the list.</translation>
        </message>
        <message>
            <source>{name} was archived; a new message brings it back.</source>
            <translation>{name} was archived; a new message brings it back.</translation>
        </message>
        <message>
            <source>{name} can be heard again.</source>
            <translation>{name} can be heard again.</translation>
        </message>
        <message>
            <source>{name} was muted.</source>
            <translation>{name} was muted.</translation>
        </message>
        <message>
            <source>Delete the conversation with {name}?</source>
            <translation>Delete the conversation with {name}?</translation>
        </message>
        <message>
            <source>Delete the conversation</source>
            <translation>Delete the conversation</translation>
        </message>
        <message>
            <source>Delete all messages with {name}?</source>
            <translation>Delete all messages with {name}?</translation>
        </message>
        <message>
            <source>Delete the messages</source>
            <translation>Delete the messages</translation>
        </message>
        <message>
            <source>They go from this computer, with their pictures and files, and cannot be brought back. What is still to be sent stays. On the phone and at the customer's nothing changes.</source>
            <translation>They go from this computer, with their pictures and files, and cannot be brought back. What is still to be sent stays. On the phone and at the customer's nothing changes.</translation>
        </message>
        <message>
            <source>Keep them</source>
            <translation>Keep them</translation>
        </message>
        <message>
            <source>{name} waits for no answer.</source>
            <translation>{name} waits for no answer.</translation>
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
        <name>ChatMenu</name>
        <message>
            <source>Unpin</source>
            <translation>Unpin</translation>
        </message>
        <message>
            <source>Pin to the top</source>
            <translation>Pin to the top</translation>
        </message>
        <message>
            <source>Bring back from the archive</source>
            <translation>Bring back from the archive</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>Archive</translation>
        </message>
        <message>
            <source>Unmute</source>
            <translation>Unmute</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Mute</translation>
        </message>
        <message>
            <source>Needs no answer</source>
            <translation>Needs no answer</translation>
        </message>
        <message>
            <source>Delete the messages…</source>
            <translation>Delete the messages…</translation>
        </message>
        <message>
            <source>Delete the conversation…</source>
            <translation>Delete the conversation…</translation>
        </message>
    </context>
    <context>
        <name>ChatPanel</name>
        <message>
            <source>Conversations</source>
            <translation>Conversations</translation>
        </message>
        <message>
            <source>New conversation (Ctrl+N)</source>
            <translation>New conversation (Ctrl+N)</translation>
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
            <source>Waiting</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Groups</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>Archived</translation>
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
            <source>Nobody is waiting</source>
            <translation>Nobody is waiting</translation>
        </message>
        <message>
            <source>A customer whose last word was not answered appears here, who waits longest first.</source>
            <translation>A customer whose last word was not answered appears here, who waits longest first.</translation>
        </message>
        <message>
            <source>The archive is empty</source>
            <translation>The archive is empty</translation>
        </message>
        <message>
            <source>Archive what is done: right-click on a conversation. With its next message it comes back.</source>
            <translation>Archive what is done: right-click on a conversation. With its next message it comes back.</translation>
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
            <source>No messages yet</source>
            <translation>No messages yet</translation>
        </message>
        <message>
            <source>pinned</source>
            <translation>pinned</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>muted</translation>
        </message>
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
        <name>Commands</name>
        <message>
            <source>Go to a conversation or do something</source>
            <translation>Go to a conversation or do something</translation>
        </message>
        <message>
            <source>New conversation</source>
            <translation>New conversation</translation>
        </message>
        <message>
            <source>Search the list of conversations</source>
            <translation>Search the list of conversations</translation>
        </message>
        <message>
            <source>Search all messages</source>
            <translation>Search all messages</translation>
        </message>
        <message>
            <source>Search in this conversation</source>
            <translation>Search in this conversation</translation>
        </message>
        <message>
            <source>Next result</source>
            <translation>Next result</translation>
        </message>
        <message>
            <source>Previous result</source>
            <translation>Previous result</translation>
        </message>
        <message>
            <source>Go to a day</source>
            <translation>Go to a day</translation>
        </message>
        <message>
            <source>Starred messages</source>
            <translation>Starred messages</translation>
        </message>
        <message>
            <source>Edit quick replies</source>
            <translation>Edit quick replies</translation>
        </message>
        <message>
            <source>Show or close the contact</source>
            <translation>Show or close the contact</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Settings</translation>
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
            <source>Close what is open: the search, the answer, the conversation</source>
            <translation>Close what is open: the search, the answer, the conversation</translation>
        </message>
        <message>
            <source>Send the message</source>
            <translation>Send the message</translation>
        </message>
        <message>
            <source>Put in a quick reply</source>
            <translation>Put in a quick reply</translation>
        </message>
        <message>
            <source>New line</source>
            <translation>New line</translation>
        </message>
        <message>
            <source>Reply to the chosen message</source>
            <translation>Reply to the chosen message</translation>
        </message>
        <message>
            <source>Select several messages</source>
            <translation>Select several messages</translation>
        </message>
        <message>
            <source>Change the last message</source>
            <translation>Change the last message</translation>
        </message>
        <message>
            <source>Take back what is being sent</source>
            <translation>Take back what is being sent</translation>
        </message>
        <message>
            <source>Choose an emoji</source>
            <translation>Choose an emoji</translation>
        </message>
        <message>
            <source>Attach something</source>
            <translation>Attach something</translation>
        </message>
        <message>
            <source>Send files</source>
            <translation>Send files</translation>
        </message>
        <message>
            <source>Record a voice message</source>
            <translation>Record a voice message</translation>
        </message>
        <message>
            <source>Charge by PIX</source>
            <translation>Charge by PIX</translation>
        </message>
        <message>
            <source>Send a contact</source>
            <translation>Send a contact</translation>
        </message>
        <message>
            <source>Send a location</source>
            <translation>Send a location</translation>
        </message>
        <message>
            <source>Send later</source>
            <translation>Send later</translation>
        </message>
        <message>
            <source>Archive the conversation, or bring it back</source>
            <translation>Archive the conversation, or bring it back</translation>
        </message>
        <message>
            <source>Pin the conversation to the top, or unpin it</source>
            <translation>Pin the conversation to the top, or unpin it</translation>
        </message>
        <message>
            <source>Mute the conversation, or unmute it</source>
            <translation>Mute the conversation, or unmute it</translation>
        </message>
        <message>
            <source>The conversation needs no answer</source>
            <translation>The conversation needs no answer</translation>
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
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
    </context>
    <context>
        <name>Composer</name>
        <message>
            <source>Attach</source>
            <translation>Attach</translation>
        </message>
        <message>
            <source>Record a voice message</source>
            <translation>Record a voice message</translation>
        </message>
        <message>
            <source>Emoji</source>
            <translation>Emoji</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Emoji (Ctrl+E)</source>
            <translation>Emoji (Ctrl+E)</translation>
        </message>
        <message>
            <source>Attach a file, contact, location or PIX charge (Ctrl+U)</source>
            <translation>Attach a file, contact, location or PIX charge (Ctrl+U)</translation>
        </message>
        <message>
            <source>Record a voice message (Ctrl+Shift+G)</source>
            <translation>Record a voice message (Ctrl+Shift+G)</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Send (Enter). Right click: send later</source>
            <translation>Send (Enter). Right click: send later</translation>
        </message>
    </context>
    <context>
        <name>ContactDialog</name>
        <message>
            <source>Send a contact</source>
            <translation>Send a contact</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Name or number of a customer</source>
            <translation>Name or number of a customer</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Number with area code</source>
            <translation>Number with area code</translation>
        </message>
        <message>
            <source>Or somebody else</source>
            <translation>Or somebody else</translation>
        </message>
        <message>
            <source>This is no phone number yet. Is the area code there?</source>
            <translation>This is no phone number yet. Is the area code there?</translation>
        </message>
        <message>
            <source>Choose one or several</source>
            <translation>Choose one or several</translation>
        </message>
    </context>
    <context>
        <name>ContactPanel</name>
        <message>
            <source>Close (Esc)</source>
            <translation>Close (Esc)</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Numbers</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contact</translation>
        </message>
        <message>
            <source>Verified business: {name}</source>
            <translation>Verified business: {name}</translation>
        </message>
        <message>
            <source>Verified business</source>
            <translation>Verified business</translation>
        </message>
        <message>
            <source>On WhatsApp: {name}</source>
            <translation>On WhatsApp: {name}</translation>
        </message>
        <message>
            <source>{text} was copied</source>
            <translation>{text} was copied</translation>
        </message>
        <message>
            <source>They are two contacts again</source>
            <translation>They are two contacts again</translation>
        </message>
        <message>
            <source>Contact (Ctrl+I)</source>
            <translation>Contact (Ctrl+I)</translation>
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
            <source>Leave it</source>
            <translation>Leave it</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Send now</translation>
        </message>
        <message>
            <source>Another time</source>
            <translation>Another time</translation>
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
            <source>A new kind of message</source>
            <translation>A new kind of message</translation>
        </message>
        <message>
            <source>See what came</source>
            <translation>See what came</translation>
        </message>
        <message>
            <source>Start a conversation</source>
            <translation>Start a conversation</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Call back on the phone.</source>
            <translation>Call back on the phone.</translation>
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
            <source>No votes yet</source>
            <translation>No votes yet</translation>
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
            <source>No answer: checking whether it was sent…</source>
            <translation>No answer: checking whether it was sent…</translation>
        </message>
        <message>
            <source>No confirmation that it was sent. What you send after it waits</source>
            <translation>No confirmation that it was sent. What you send after it waits</translation>
        </message>
        <message>
            <source>Accepted, without confirmation so far</source>
            <translation>Accepted, without confirmation so far</translation>
        </message>
        <message>
            <source>MultiChat was closed {when}, when this was to go out</source>
            <translation>MultiChat was closed {when}, when this was to go out</translation>
        </message>
        <message>
            <source>Goes out {when}</source>
            <translation>Goes out {when}</translation>
        </message>
        <message>
            <source>Not changed: the W-API plan does not include changing or deleting messages</source>
            <translation>Not changed: the W-API plan does not include changing or deleting messages</translation>
        </message>
        <message>
            <source>Not deleted: the W-API refused it</source>
            <translation>Not deleted: the W-API refused it</translation>
        </message>
        <message>
            <source>Not changed: the W-API refused it</source>
            <translation>Not changed: the W-API refused it</translation>
        </message>
        <message>
            <source>Not sent: WhatsApp lets this line write to no more new contacts for now. Wait; do not reconnect</source>
            <translation>Not sent: WhatsApp lets this line write to no more new contacts for now. Wait; do not reconnect</translation>
        </message>
        <message>
            <source>Not sent: you stopped it</source>
            <translation>Not sent: you stopped it</translation>
        </message>
        <message>
            <source>Not sent: its file is not on this computer any more</source>
            <translation>Not sent: its file is not on this computer any more</translation>
        </message>
        <message>
            <source>Not sent: the W-API cannot send such a message</source>
            <translation>Not sent: the W-API cannot send such a message</translation>
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
            <source>The connection broke off: it is sent again in a moment</source>
            <translation>The connection broke off: it is sent again in a moment</translation>
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
            <source>Reaction not sent: the W-API plan does not include reactions</source>
            <translation>Reaction not sent: the W-API plan does not include reactions</translation>
        </message>
        <message>
            <source>Reaction not sent: the W-API does not accept the token</source>
            <translation>Reaction not sent: the W-API does not accept the token</translation>
        </message>
        <message>
            <source>Reaction not sent: the instance has no token yet</source>
            <translation>Reaction not sent: the instance has no token yet</translation>
        </message>
        <message>
            <source>Reaction not sent: the W-API does not know this message any more</source>
            <translation>Reaction not sent: the W-API does not know this message any more</translation>
        </message>
        <message>
            <source>Reaction not sent</source>
            <translation>Reaction not sent</translation>
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
            <source>starred</source>
            <translation>starred</translation>
        </message>
        <message>
            <source>reactions: {people}</source>
            <translation>reactions: {people}</translation>
        </message>
        <message>
            <source>being deleted…</source>
            <translation>being deleted…</translation>
        </message>
        <message>
            <source>being changed…</source>
            <translation>being changed…</translation>
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
            <source>The group's invitation link was changed</source>
            <translation>The group's invitation link was changed</translation>
        </message>
        <message>
            <source>It was changed who may edit the group's details</source>
            <translation>It was changed who may edit the group's details</translation>
        </message>
        <message>
            <source>It was changed who may write in the group</source>
            <translation>It was changed who may write in the group</translation>
        </message>
        <message>
            <source>The group was deleted</source>
            <translation>The group was deleted</translation>
        </message>
        <message>
            <source>{people} has a new number</source>
            <translation>{people} has a new number</translation>
        </message>
        <message>
            <source>The security code has changed: the customer may have a new phone</source>
            <translation>The security code has changed: the customer may have a new phone</translation>
        </message>
        <message>
            <source>The time after which messages disappear was changed</source>
            <translation>The time after which messages disappear was changed</translation>
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
        <message>
            <source>Ask to send it again</source>
            <translation>Ask to send it again</translation>
        </message>
        <message>
            <source>Live location</source>
            <translation>Live location</translation>
        </message>
        <message>
            <source>Follow it on the phone</source>
            <translation>Follow it on the phone</translation>
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
        <name>Counted</name>
        <message numerus="yes">
            <source>%n messages selected</source>
            <translation>
                <numerusform>%n message selected</numerusform>
                <numerusform>%n messages selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n messages deleted for you.</source>
            <translation>
                <numerusform>%n message deleted for you.</numerusform>
                <numerusform>%n messages deleted for you.</numerusform>
            </translation>
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
            <source>%n votes</source>
            <translation>
                <numerusform>%n vote</numerusform>
                <numerusform>%n votes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n votes can only be seen on the phone</source>
            <translation>
                <numerusform>%n vote can only be seen on the phone</numerusform>
                <numerusform>%n votes can only be seen on the phone</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Go to the end, %n new messages</source>
            <translation>
                <numerusform>Go to the end, %n new message</numerusform>
                <numerusform>Go to the end, %n new messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files</source>
            <translation>
                <numerusform>Send %n file</numerusform>
                <numerusform>Send %n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DayPopover</name>
        <message>
            <source>Previous month</source>
            <translation>Previous month</translation>
        </message>
        <message>
            <source>Next month</source>
            <translation>Next month</translation>
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message>
            <source>Deleted for you. Everybody else still has it.</source>
            <translation>Deleted for you. Everybody else still has it.</translation>
        </message>
        <message>
            <source>Saved as {name}.</source>
            <translation>Saved as {name}.</translation>
        </message>
    </context>
    <context>
        <name>DeletePopover</name>
        <message>
            <source>Delete it for everybody?</source>
            <translation>Delete it for everybody?</translation>
        </message>
        <message>
            <source>The customer sees that a message was deleted.</source>
            <translation>The customer sees that a message was deleted.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Keep it</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
    </context>
    <context>
        <name>DetailsPopover</name>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Here since</source>
            <translation>Here since</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>View once</source>
            <translation>View once</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Message id</source>
            <translation>Message id</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>none yet</translation>
        </message>
        <message>
            <source>Instance</source>
            <translation>Instance</translation>
        </message>
    </context>
    <context>
        <name>Documents</name>
        <message>
            <source>Documents</source>
            <translation>Documents</translation>
        </message>
    </context>
    <context>
        <name>DropArea</name>
        <message>
            <source>Drop here to send to {name}</source>
            <translation>Drop here to send to {name}</translation>
        </message>
        <message>
            <source>You see everything once more before it goes.</source>
            <translation>You see everything once more before it goes.</translation>
        </message>
    </context>
    <context>
        <name>EditBar</name>
        <message>
            <source>Change the message</source>
            <translation>Change the message</translation>
        </message>
        <message>
            <source>Leave it as it is</source>
            <translation>Leave it as it is</translation>
        </message>
        <message>
            <source>Leave it as it is (Esc)</source>
            <translation>Leave it as it is (Esc)</translation>
        </message>
    </context>
    <context>
        <name>EditionsPopover</name>
        <message>
            <source>Earlier texts</source>
            <translation>Earlier texts</translation>
        </message>
        <message>
            <source>Now, since {when}</source>
            <translation>Now, since {when}</translation>
        </message>
        <message>
            <source>First, {when}</source>
            <translation>First, {when}</translation>
        </message>
        <message>
            <source>(no text)</source>
            <translation>(no text)</translation>
        </message>
    </context>
    <context>
        <name>Editor</name>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Save (Ctrl+S)</source>
            <translation>Save (Ctrl+S)</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Put {variable} into the text</source>
            <translation>Put {variable} into the text</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>Shortcut</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Variables</source>
            <translation>Variables</translation>
        </message>
        <message>
            <source>Attachment</source>
            <translation>Attachment</translation>
        </message>
        <message>
            <source>How it reads</source>
            <translation>How it reads</translation>
        </message>
        <message>
            <source>What stands below the file; it may stay empty</source>
            <translation>What stands below the file; it may stay empty</translation>
        </message>
        <message>
            <source>Your shop</source>
            <translation>Your shop</translation>
        </message>
        <message>
            <source>{names}: no variable is called that; it will be sent as it stands.</source>
            <translation>{names}: no variable is called that; it will be sent as it stands.</translation>
        </message>
        <message>
            <source>hours, price, pix…</source>
            <translation>hours, price, pix…</translation>
        </message>
        <message>
            <source>{saudacao}, {nome}! We are open until 6 pm.</source>
            <translation>{saudacao}, {nome}! We are open until 6 pm.</translation>
        </message>
    </context>
    <context>
        <name>Emoji</name>
        <message>
            <source>Recently used</source>
            <translation>Recently used</translation>
        </message>
        <message>
            <source>Smileys and feelings</source>
            <translation>Smileys and feelings</translation>
        </message>
        <message>
            <source>People and hands</source>
            <translation>People and hands</translation>
        </message>
        <message>
            <source>Animals and nature</source>
            <translation>Animals and nature</translation>
        </message>
        <message>
            <source>Food and drink</source>
            <translation>Food and drink</translation>
        </message>
        <message>
            <source>Travel and places</source>
            <translation>Travel and places</translation>
        </message>
        <message>
            <source>Activities and parties</source>
            <translation>Activities and parties</translation>
        </message>
        <message>
            <source>Objects</source>
            <translation>Objects</translation>
        </message>
        <message>
            <source>Symbols</source>
            <translation>Symbols</translation>
        </message>
        <message>
            <source>Flags</source>
            <translation>Flags</translation>
        </message>
    </context>
    <context>
        <name>EmojiGrid</name>
        <message>
            <source>Emoji</source>
            <translation>Emoji</translation>
        </message>
    </context>
    <context>
        <name>EmojiPicker</name>
        <message>
            <source>Search emoji</source>
            <translation>Search emoji</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Found</translation>
        </message>
        <message>
            <source>No emoji has this name</source>
            <translation>No emoji has this name</translation>
        </message>
    </context>
    <context>
        <name>EmojiPopover</name>
        <message>
            <source>Choose an emoji</source>
            <translation>Choose an emoji</translation>
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
        <name>EntryList</name>
        <message>
            <source>Found</source>
            <translation>Found</translation>
        </message>
    </context>
    <context>
        <name>EntryModel</name>
        <message>
            <source>Conversation</source>
            <translation>Conversation</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Command</translation>
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
        <name>Files</name>
        <message>
            <source>Show more</source>
            <translation>Show more</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Search in this conversation</source>
            <translation>Search in this conversation</translation>
        </message>
        <message>
            <source>Older result (Enter)</source>
            <translation>Older result (Enter)</translation>
        </message>
        <message>
            <source>Newer result (Shift+Enter)</source>
            <translation>Newer result (Shift+Enter)</translation>
        </message>
        <message>
            <source>Close search (Esc)</source>
            <translation>Close search (Esc)</translation>
        </message>
        <message>
            <source>Could not search. Try again.</source>
            <translation>Could not search. Try again.</translation>
        </message>
        <message>
            <source>{n} of {total}</source>
            <translation>{n} of {total}</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nothing found</translation>
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
        <name>ForwardDialog</name>
        <message>
            <source>Forward to…</source>
            <translation>Forward to…</translation>
        </message>
        <message>
            <source>Name or number</source>
            <translation>Name or number</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Conversations</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Forward</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>No more than {most} at once: WhatsApp may take it for spam.</source>
            <translation>No more than {most} at once: WhatsApp may take it for spam.</translation>
        </message>
        <message>
            <source>Choose one or several</source>
            <translation>Choose one or several</translation>
        </message>
    </context>
    <context>
        <name>Frame</name>
        <message>
            <source>Back to the conversations</source>
            <translation>Back to the conversations</translation>
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
        <name>HeldBar</name>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Take the message back (Ctrl+Shift+Z)</source>
            <translation>Take the message back (Ctrl+Shift+Z)</translation>
        </message>
        <message>
            <source>Sending in {n} s</source>
            <translation>Sending in {n} s</translation>
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
        <name>Later</name>
        <message>
            <source>In an hour</source>
            <translation>In an hour</translation>
        </message>
        <message>
            <source>This evening</source>
            <translation>This evening</translation>
        </message>
        <message>
            <source>Tomorrow morning</source>
            <translation>Tomorrow morning</translation>
        </message>
        <message>
            <source>Monday morning</source>
            <translation>Monday morning</translation>
        </message>
    </context>
    <context>
        <name>LaterDialog</name>
        <message>
            <source>Send later</source>
            <translation>Send later</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>Hour</translation>
        </message>
        <message>
            <source>It goes {when}, if this computer is on and MultiChat is open; otherwise you are asked.</source>
            <translation>It goes {when}, if this computer is on and MultiChat is open; otherwise you are asked.</translation>
        </message>
        <message>
            <source>That hour is over already.</source>
            <translation>That hour is over already.</translation>
        </message>
    </context>
    <context>
        <name>LaterMenu</name>
        <message>
            <source>Choose day and hour…</source>
            <translation>Choose day and hour…</translation>
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
        <name>Looking</name>
        <message>
            <source>Search in this conversation (Ctrl+F)</source>
            <translation>Search in this conversation (Ctrl+F)</translation>
        </message>
        <message>
            <source>Go to a day</source>
            <translation>Go to a day</translation>
        </message>
        <message>
            <source>Go</source>
            <translation>Go</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
    </context>
    <context>
        <name>Media</name>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>No longer available</source>
            <translation>No longer available</translation>
        </message>
        <message>
            <source>Can't be shown here</source>
            <translation>Can't be shown here</translation>
        </message>
        <message>
            <source>Stop downloading</source>
            <translation>Stop downloading</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Download</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Play</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Save as…</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Copy picture</translation>
        </message>
        <message>
            <source>Open with another program</source>
            <translation>Open with another program</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Show in folder</translation>
        </message>
        <message>
            <source>This computer lacks what is needed to play sound and video. Save the file and open it elsewhere.</source>
            <translation>This computer lacks what is needed to play sound and video. Save the file and open it elsewhere.</translation>
        </message>
        <message>
            <source>No sound device was found: it is playing, but you won't hear it. Plug in speakers or a headset.</source>
            <translation>No sound device was found: it is playing, but you won't hear it. Plug in speakers or a headset.</translation>
        </message>
        <message>
            <source>No program was found for this kind of file. Save it, or install a program for it.</source>
            <translation>No program was found for this kind of file. Save it, or install a program for it.</translation>
        </message>
        <message>
            <source>Save file</source>
            <translation>Save file</translation>
        </message>
        <message>
            <source>Saved: {name}</source>
            <translation>Saved: {name}</translation>
        </message>
        <message>
            <source>The file could not be saved there. Choose another folder, or make room on the disk.</source>
            <translation>The file could not be saved there. Choose another folder, or make room on the disk.</translation>
        </message>
        <message>
            <source>This picture can't be copied. Save it instead.</source>
            <translation>This picture can't be copied. Save it instead.</translation>
        </message>
        <message>
            <source>Picture copied.</source>
            <translation>Picture copied.</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} of {total}</translation>
        </message>
        <message>
            <source>sending {percent} %</source>
            <translation>sending {percent} %</translation>
        </message>
        <message>
            <source>downloading</source>
            <translation>downloading</translation>
        </message>
        <message>
            <source>downloading {percent} %</source>
            <translation>downloading {percent} %</translation>
        </message>
        <message>
            <source>not downloaded yet</source>
            <translation>not downloaded yet</translation>
        </message>
        <message>
            <source>could not be downloaded</source>
            <translation>could not be downloaded</translation>
        </message>
        <message>
            <source>no longer available</source>
            <translation>no longer available</translation>
        </message>
        <message>
            <source>Not opened, for your safety</source>
            <translation>Not opened, for your safety</translation>
        </message>
        <message>
            <source>“{name}” could start a program on this computer, or nobody knows what is in it. If you were not expecting it, leave it alone.</source>
            <translation>“{name}” could start a program on this computer, or nobody knows what is in it. If you were not expecting it, leave it alone.</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Leave it</translation>
        </message>
        <message>
            <source>This sound can't be played here. Save it and open it elsewhere.</source>
            <translation>This sound can't be played here. Save it and open it elsewhere.</translation>
        </message>
    </context>
    <context>
        <name>Members</name>
        <message>
            <source>Admin</source>
            <translation>Admin</translation>
        </message>
        <message>
            <source>Open the conversation</source>
            <translation>Open the conversation</translation>
        </message>
    </context>
    <context>
        <name>MergeNote</name>
        <message>
            <source>Two contacts in one</source>
            <translation>Two contacts in one</translation>
        </message>
        <message>
            <source>{number} was recognised as the same person, and both conversations became one.</source>
            <translation>{number} was recognised as the same person, and both conversations became one.</translation>
        </message>
        <message>
            <source>These are two people…</source>
            <translation>These are two people…</translation>
        </message>
        <message>
            <source>Each will have their own conversation again, with their own messages. They will not be taken for one person any more.</source>
            <translation>Each will have their own conversation again, with their own messages. They will not be taken for one person any more.</translation>
        </message>
        <message>
            <source>Separate</source>
            <translation>Separate</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>MessageMenu</name>
        <message>
            <source>React with {emoji}</source>
            <translation>React with {emoji}</translation>
        </message>
        <message>
            <source>Take the reaction {emoji} back</source>
            <translation>Take the reaction {emoji} back</translation>
        </message>
        <message>
            <source>Another emoji</source>
            <translation>Another emoji</translation>
        </message>
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
            <source>Change…</source>
            <translation>Change…</translation>
        </message>
        <message>
            <source>Forward…</source>
            <translation>Forward…</translation>
        </message>
        <message>
            <source>Select messages</source>
            <translation>Select messages</translation>
        </message>
        <message>
            <source>Earlier texts</source>
            <translation>Earlier texts</translation>
        </message>
        <message>
            <source>Who voted</source>
            <translation>Who voted</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Do not send</source>
            <translation>Do not send</translation>
        </message>
        <message>
            <source>Delete for everybody…</source>
            <translation>Delete for everybody…</translation>
        </message>
        <message>
            <source>Delete for me</source>
            <translation>Delete for me</translation>
        </message>
        <message>
            <source>Take the star off</source>
            <translation>Take the star off</translation>
        </message>
        <message>
            <source>Star</source>
            <translation>Star</translation>
        </message>
    </context>
    <context>
        <name>MessagesOffer</name>
        <message>
            <source>Search messages for “{text}”</source>
            <translation>Search messages for “{text}”</translation>
        </message>
    </context>
    <context>
        <name>NameField</name>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Change the name that you see</source>
            <translation>Change the name that you see</translation>
        </message>
    </context>
    <context>
        <name>NewChatDialog</name>
        <message>
            <source>New conversation</source>
            <translation>New conversation</translation>
        </message>
        <message>
            <source>Phone number with area code</source>
            <translation>Phone number with area code</translation>
        </message>
        <message>
            <source>Open conversation</source>
            <translation>Open conversation</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>From the line</source>
            <translation>From the line</translation>
        </message>
        <message>
            <source>Asking WhatsApp…</source>
            <translation>Asking WhatsApp…</translation>
        </message>
        <message>
            <source>Open anyway</source>
            <translation>Open anyway</translation>
        </message>
        <message>
            <source>This number has no WhatsApp. Look at it once more: area code, ninth digit?</source>
            <translation>This number has no WhatsApp. Look at it once more: area code, ninth digit?</translation>
        </message>
        <message>
            <source>Connect a WhatsApp line first.</source>
            <translation>Connect a WhatsApp line first.</translation>
        </message>
        <message>
            <source>This is no phone number. Is the area code there, and no digit too many?</source>
            <translation>This is no phone number. Is the area code there, and no digit too many?</translation>
        </message>
        <message>
            <source>With area code; from abroad with + and the country's code.</source>
            <translation>With area code; from abroad with + and the country's code.</translation>
        </message>
    </context>
    <context>
        <name>NotesField</name>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Only you see this: preferences, addresses, what was agreed</source>
            <translation>Only you see this: preferences, addresses, what was agreed</translation>
        </message>
    </context>
    <context>
        <name>Numbers</name>
        <message>
            <source>Phone</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Hidden number at WhatsApp</source>
            <translation>Hidden number at WhatsApp</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>User name</translation>
        </message>
        <message>
            <source>Copy {text}</source>
            <translation>Copy {text}</translation>
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
        <name>Palette</name>
        <message>
            <source>Go to a conversation, or do something</source>
            <translation>Go to a conversation, or do something</translation>
        </message>
        <message>
            <source>No conversation or command is called that. Try part of the name, or the last digits.</source>
            <translation>No conversation or command is called that. Try part of the name, or the last digits.</translation>
        </message>
        <message>
            <source>Commands and conversations</source>
            <translation>Commands and conversations</translation>
        </message>
    </context>
    <context>
        <name>PickBar</name>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Forward…</source>
            <translation>Forward…</translation>
        </message>
        <message>
            <source>Delete for me</source>
            <translation>Delete for me</translation>
        </message>
        <message>
            <source>Select nothing (Esc)</source>
            <translation>Select nothing (Esc)</translation>
        </message>
    </context>
    <context>
        <name>Pictures</name>
        <message>
            <source>Pictures and videos</source>
            <translation>Pictures and videos</translation>
        </message>
    </context>
    <context>
        <name>Pix</name>
        <message>
            <source>CPF</source>
            <translation>CPF</translation>
        </message>
        <message>
            <source>CNPJ</source>
            <translation>CNPJ</translation>
        </message>
        <message>
            <source>Mobile number</source>
            <translation>Mobile number</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Random key</source>
            <translation>Random key</translation>
        </message>
        <message>
            <source>Code to copy and paste</source>
            <translation>Code to copy and paste</translation>
        </message>
        <message>
            <source>QR code</source>
            <translation>QR code</translation>
        </message>
        <message>
            <source>Button with the key</source>
            <translation>Button with the key</translation>
        </message>
        <message>
            <source>PIX charge for {name}</source>
            <translation>PIX charge for {name}</translation>
        </message>
        <message>
            <source>Send charge</source>
            <translation>Send charge</translation>
        </message>
        <message>
            <source>Marked as paid</source>
            <translation>Marked as paid</translation>
        </message>
        <message>
            <source>Not marked as paid</source>
            <translation>Not marked as paid</translation>
        </message>
        <message>
            <source>Identifier {txid}</source>
            <translation>Identifier {txid}</translation>
        </message>
        <message>
            <source>Take the mark off</source>
            <translation>Take the mark off</translation>
        </message>
        <message>
            <source>Mark as paid</source>
            <translation>Mark as paid</translation>
        </message>
        <message>
            <source>Copy code</source>
            <translation>Copy code</translation>
        </message>
        <message>
            <source>Copy key</source>
            <translation>Copy key</translation>
        </message>
    </context>
    <context>
        <name>PixDialog</name>
        <message>
            <source>Amount</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>PIX key</source>
            <translation>PIX key</translation>
        </message>
        <message>
            <source>CPF, CNPJ, mobile, e-mail or random key</source>
            <translation>CPF, CNPJ, mobile, e-mail or random key</translation>
        </message>
        <message>
            <source>Who is paid</source>
            <translation>Who is paid</translation>
        </message>
        <message>
            <source>Name of the shop</source>
            <translation>Name of the shop</translation>
        </message>
        <message>
            <source>City</source>
            <translation>City</translation>
        </message>
        <message>
            <source>City of the shop</source>
            <translation>City of the shop</translation>
        </message>
        <message>
            <source>Identifier (optional)</source>
            <translation>Identifier (optional)</translation>
        </message>
        <message>
            <source>Order number, letters and digits</source>
            <translation>Order number, letters and digits</translation>
        </message>
        <message>
            <source>Amount (R$)</source>
            <translation>Amount (R$)</translation>
        </message>
        <message>
            <source>Kind of key</source>
            <translation>Kind of key</translation>
        </message>
        <message>
            <source>The customer gets</source>
            <translation>The customer gets</translation>
        </message>
        <message>
            <source>Say who is paid: the customer reads it on the button.</source>
            <translation>Say who is paid: the customer reads it on the button.</translation>
        </message>
        <message>
            <source>Write the amount with digits and a comma: 180,00.</source>
            <translation>Write the amount with digits and a comma: 180,00.</translation>
        </message>
        <message>
            <source>Which key is paid to?</source>
            <translation>Which key is paid to?</translation>
        </message>
        <message>
            <source>This is not a valid {kind}. Look at the digits once more.</source>
            <translation>This is not a valid {kind}. Look at the digits once more.</translation>
        </message>
        <message>
            <source>This is no valid PIX key. Look at the digits once more.</source>
            <translation>This is no valid PIX key. Look at the digits once more.</translation>
        </message>
        <message>
            <source>Say who is paid: the customer's bank shows it.</source>
            <translation>Say who is paid: the customer's bank shows it.</translation>
        </message>
        <message>
            <source>Say in which city the shop is: banks want it.</source>
            <translation>Say in which city the shop is: banks want it.</translation>
        </message>
        <message>
            <source>The amount has to be more than zero.</source>
            <translation>The amount has to be more than zero.</translation>
        </message>
        <message>
            <source>The identifier takes up to 25 letters and digits, no spaces or accents.</source>
            <translation>The identifier takes up to 25 letters and digits, no spaces or accents.</translation>
        </message>
        <message>
            <source>No bank would read this key. Look at it once more.</source>
            <translation>No bank would read this key. Look at it once more.</translation>
        </message>
        <message>
            <source>The button carries the key alone: write the amount beside it.</source>
            <translation>The button carries the key alone: write the amount beside it.</translation>
        </message>
        <message>
            <source>The bank does not tell us about payments: you mark it as paid yourself.</source>
            <translation>The bank does not tell us about payments: you mark it as paid yourself.</translation>
        </message>
        <message>
            <source>The code appears here.</source>
            <translation>The code appears here.</translation>
        </message>
        <message>
            <source>The customer chooses the amount.</source>
            <translation>The customer chooses the amount.</translation>
        </message>
        <message>
            <source>PIX: {amount} for {merchant}</source>
            <translation>PIX: {amount} for {merchant}</translation>
        </message>
        <message>
            <source>PIX for {merchant}</source>
            <translation>PIX for {merchant}</translation>
        </message>
    </context>
    <context>
        <name>PlaceDialog</name>
        <message>
            <source>Send a location</source>
            <translation>Send a location</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Map link or coordinates</source>
            <translation>Map link or coordinates</translation>
        </message>
        <message>
            <source>Name (optional)</source>
            <translation>Name (optional)</translation>
        </message>
        <message>
            <source>Our shop</source>
            <translation>Our shop</translation>
        </message>
        <message>
            <source>Address (optional)</source>
            <translation>Address (optional)</translation>
        </message>
        <message>
            <source>Sent before</source>
            <translation>Sent before</translation>
        </message>
        <message>
            <source>Short links hold no coordinates: open it in the browser and copy the long address.</source>
            <translation>Short links hold no coordinates: open it in the browser and copy the long address.</translation>
        </message>
        <message>
            <source>There are no coordinates in this.</source>
            <translation>There are no coordinates in this.</translation>
        </message>
        <message>
            <source>In Google Maps: right click on the place, and the first line copies it.</source>
            <translation>In Google Maps: right click on the place, and the first line copies it.</translation>
        </message>
    </context>
    <context>
        <name>PreviewSheet</name>
        <message>
            <source>Caption</source>
            <translation>Caption</translation>
        </message>
        <message>
            <source>Do not send (Esc)</source>
            <translation>Do not send (Esc)</translation>
        </message>
        <message>
            <source>Send to {name}</source>
            <translation>Send to {name}</translation>
        </message>
        <message>
            <source>Send as document</source>
            <translation>Send as document</translation>
        </message>
        <message>
            <source>The file arrives untouched, and nobody sees it before opening it</source>
            <translation>The file arrives untouched, and nobody sees it before opening it</translation>
        </message>
        <message>
            <source>Add files</source>
            <translation>Add files</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Picture</translation>
        </message>
        <message>
            <source>Take out what cannot be sent</source>
            <translation>Take out what cannot be sent</translation>
        </message>
    </context>
    <context>
        <name>QuickPopup</name>
        <message>
            <source>Quick replies</source>
            <translation>Quick replies</translation>
        </message>
    </context>
    <context>
        <name>QuickReplyPage</name>
        <message>
            <source>Quick replies</source>
            <translation>Quick replies</translation>
        </message>
        <message>
            <source>Search quick replies</source>
            <translation>Search quick replies</translation>
        </message>
        <message>
            <source>New quick reply</source>
            <translation>New quick reply</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Import…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Export…</translation>
        </message>
        <message>
            <source>Saved. Type /{shortcut} in a message.</source>
            <translation>Saved. Type /{shortcut} in a message.</translation>
        </message>
        <message>
            <source>/{shortcut} was deleted.</source>
            <translation>/{shortcut} was deleted.</translation>
        </message>
        <message>
            <source>Choose a quick reply</source>
            <translation>Choose a quick reply</translation>
        </message>
        <message>
            <source>No quick replies yet</source>
            <translation>No quick replies yet</translation>
        </message>
        <message>
            <source>Write here what you answer again and again: prices, opening hours, how to pay. In a message, / and a few letters put it in, with the customer's name.</source>
            <translation>Write here what you answer again and again: prices, opening hours, how to pay. In a message, / and a few letters put it in, with the customer's name.</translation>
        </message>
        <message>
            <source>Import quick replies</source>
            <translation>Import quick replies</translation>
        </message>
        <message>
            <source>Quick replies (*.json *.csv)</source>
            <translation>Quick replies (*.json *.csv)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Table for Excel, without attachments (*.csv)</source>
            <translation>Table for Excel, without attachments (*.csv)</translation>
        </message>
        <message>
            <source>JSON, with attachments (*.json)</source>
            <translation>JSON, with attachments (*.json)</translation>
        </message>
        <message>
            <source>Export quick replies</source>
            <translation>Export quick replies</translation>
        </message>
        <message>
            <source>quick-replies</source>
            <translation>quick-replies</translation>
        </message>
    </context>
    <context>
        <name>QuickWriting</name>
        <message>
            <source>Message  ·  / for quick replies</source>
            <translation>Message  ·  / for quick replies</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Conversations</source>
            <translation>Conversations</translation>
        </message>
        <message>
            <source>Search messages</source>
            <translation>Search messages</translation>
        </message>
        <message>
            <source>Starred messages</source>
            <translation>Starred messages</translation>
        </message>
    </context>
    <context>
        <name>RawDialog</name>
        <message>
            <source>What came</source>
            <translation>What came</translation>
        </message>
        <message>
            <source>The journal does not keep this event any more.</source>
            <translation>The journal does not keep this event any more.</translation>
        </message>
        <message>
            <source>This is the message as the gateway sent it, with keys masked. A newer version may be able to show it.</source>
            <translation>This is the message as the gateway sent it, with keys masked. A newer version may be able to show it.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>ReactionsPopover</name>
        <message>
            <source>on its way</source>
            <translation>on its way</translation>
        </message>
        <message>
            <source>Take mine back</source>
            <translation>Take mine back</translation>
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
        <name>ReplyModel</name>
        <message>
            <source>with {file}</source>
            <translation>with {file}</translation>
        </message>
    </context>
    <context>
        <name>RoomCard</name>
        <message>
            <source>Room on this computer</source>
            <translation>Room on this computer</translation>
        </message>
        <message>
            <source>{files} take {size}.</source>
            <translation>{files} take {size}.</translation>
        </message>
        <message>
            <source>No files yet: pictures and documents will be kept here.</source>
            <translation>No files yet: pictures and documents will be kept here.</translation>
        </message>
        <message>
            <source>Make room now: remove what is older than</source>
            <translation>Make room now: remove what is older than</translation>
        </message>
        <message>
            <source>Files older than {days} ({size}) will be removed from this computer. Their messages stay; most of the files can not be fetched again.</source>
            <translation>Files older than {days} ({size}) will be removed from this computer. Their messages stay; most of the files can not be fetched again.</translation>
        </message>
        <message>
            <source>Remove files</source>
            <translation>Remove files</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Removing…</source>
            <translation>Removing…</translation>
        </message>
        <message>
            <source>The files could not be removed. Look whether the disk is full, and try again.</source>
            <translation>The files could not be removed. Look whether the disk is full, and try again.</translation>
        </message>
        <message>
            <source>{files} were removed: {size} more room.</source>
            <translation>{files} were removed: {size} more room.</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>You: </source>
            <translation>You: </translation>
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
        <name>SearchPage</name>
        <message>
            <source>Search messages</source>
            <translation>Search messages</translation>
        </message>
        <message>
            <source>Words in messages</source>
            <translation>Words in messages</translation>
        </message>
        <message>
            <source>Messages found</source>
            <translation>Messages found</translation>
        </message>
        <message>
            <source>All</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Pictures</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>Voice messages</source>
            <translation>Voice messages</translation>
        </message>
        <message>
            <source>From the shop</source>
            <translation>From the shop</translation>
        </message>
        <message>
            <source>From customers</source>
            <translation>From customers</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>Links</translation>
        </message>
        <message>
            <source>This conversation</source>
            <translation>This conversation</translation>
        </message>
        <message>
            <source>Until a day…</source>
            <translation>Until a day…</translation>
        </message>
        <message>
            <source>Messages until this day</source>
            <translation>Messages until this day</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>Until {day} ×</source>
            <translation>Until {day} ×</translation>
        </message>
    </context>
    <context>
        <name>SearchTexts</name>
        <message>
            <source>Older messages are still being prepared ({share}): they will be found soon.</source>
            <translation>Older messages are still being prepared ({share}): they will be found soon.</translation>
        </message>
        <message>
            <source>Search all conversations</source>
            <translation>Search all conversations</translation>
        </message>
        <message>
            <source>Type words of a message, the name of a file or a number. With quotation marks words are found side by side.</source>
            <translation>Type words of a message, the name of a file or a number. With quotation marks words are found side by side.</translation>
        </message>
        <message>
            <source>No message has all these words. Try fewer words, or only the beginning of one.</source>
            <translation>No message has all these words. Try fewer words, or only the beginning of one.</translation>
        </message>
        <message>
            <source>No message is like that.</source>
            <translation>No message is like that.</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nothing found</translation>
        </message>
        <message>
            <source>Search everything</source>
            <translation>Search everything</translation>
        </message>
        <message>
            <source>Could not search</source>
            <translation>Could not search</translation>
        </message>
        <message>
            <source>Your messages are all there. Try once more; if it goes on, restart the console.</source>
            <translation>Your messages are all there. Try once more; if it goes on, restart the console.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>No starred messages</source>
            <translation>No starred messages</translation>
        </message>
        <message>
            <source>Star what you want to find again: right-click a message and choose Star.</source>
            <translation>Star what you want to find again: right-click a message and choose Star.</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Groups of each line</source>
            <translation>Groups of each line</translation>
        </message>
        <message>
            <source>Automatic download</source>
            <translation>Automatic download</translation>
        </message>
        <message>
            <source>Files are kept here as soon as they come: their links at WhatsApp can end at any time.</source>
            <translation>Files are kept here as soon as they come: their links at WhatsApp can end at any time.</translation>
        </message>
        <message>
            <source>Clean-up</source>
            <translation>Clean-up</translation>
        </message>
        <message>
            <source>Done by itself, a few times a day.</source>
            <translation>Done by itself, a few times a day.</translation>
        </message>
        <message>
            <source>Who is waiting</source>
            <translation>Who is waiting</translation>
        </message>
        <message>
            <source>A customer whose last word was not answered has a timer in the list.</source>
            <translation>A customer whose last word was not answered has a timer in the list.</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>Writing</translation>
        </message>
        <message>
            <source>What customers see</source>
            <translation>What customers see</translation>
        </message>
        <message>
            <source>{n} h</source>
            <translation>{n} h</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} min</translation>
        </message>
        <message>
            <source>Largest file</source>
            <translation>Largest file</translation>
        </message>
        <message>
            <source>Anything larger waits in its message until you click it.</source>
            <translation>Anything larger waits in its message until you click it.</translation>
        </message>
        <message>
            <source>Remove files after</source>
            <translation>Remove files after</translation>
        </message>
        <message>
            <source>The messages stay; only their files are taken off this computer.</source>
            <translation>The messages stay; only their files are taken off this computer.</translation>
        </message>
        <message>
            <source>Room for files</source>
            <translation>Room for files</translation>
        </message>
        <message>
            <source>When it is full, the oldest files are taken off this computer.</source>
            <translation>When it is full, the oldest files are taken off this computer.</translation>
        </message>
        <message>
            <source>Amber after</source>
            <translation>Amber after</translation>
        </message>
        <message>
            <source>Red after</source>
            <translation>Red after</translation>
        </message>
        <message>
            <source>Unread until it is answered</source>
            <translation>Unread until it is answered</translation>
        </message>
        <message>
            <source>Looking at a conversation is not enough: it stays unread while somebody waits in it.</source>
            <translation>Looking at a conversation is not enough: it stays unread while somebody waits in it.</translation>
        </message>
        <message>
            <source>Five seconds to take a message back</source>
            <translation>Five seconds to take a message back</translation>
        </message>
        <message>
            <source>After Enter it waits that long, with a button to undo.</source>
            <translation>After Enter it waits that long, with a button to undo.</translation>
        </message>
        <message>
            <source>Your name on top of each message</source>
            <translation>Your name on top of each message</translation>
        </message>
        <message>
            <source>So that customers know who is writing.</source>
            <translation>So that customers know who is writing.</translation>
        </message>
        <message>
            <source>Your name for customers</source>
            <translation>Your name for customers</translation>
        </message>
        <message>
            <source>Blue ticks</source>
            <translation>Blue ticks</translation>
        </message>
        <message>
            <source>Customers see that you have seen their messages.</source>
            <translation>Customers see that you have seen their messages.</translation>
        </message>
        <message>
            <source>That you are typing or recording</source>
            <translation>That you are typing or recording</translation>
        </message>
        <message>
            <source>A moment of typing before each message</source>
            <translation>A moment of typing before each message</translation>
        </message>
        <message>
            <source>As a person does it: WhatsApp takes a quick sender for a robot.</source>
            <translation>As a person does it: WhatsApp takes a quick sender for a robot.</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Pictures</translation>
        </message>
        <message>
            <source>Videos</source>
            <translation>Videos</translation>
        </message>
        <message>
            <source>GIFs</source>
            <translation>GIFs</translation>
        </message>
        <message>
            <source>Voice messages</source>
            <translation>Voice messages</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>Stickers</source>
            <translation>Stickers</translation>
        </message>
        <message>
            <source>Other files</source>
            <translation>Other files</translation>
        </message>
        <message>
            <source>On</source>
            <translation>On</translation>
        </message>
        <message>
            <source>Groups are like all other conversations.</source>
            <translation>Groups are like all other conversations.</translation>
        </message>
        <message>
            <source>Quiet</source>
            <translation>Quiet</translation>
        </message>
        <message>
            <source>Groups are in the list, but they are not counted and never notified.</source>
            <translation>Groups are in the list, but they are not counted and never notified.</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Off</translation>
        </message>
        <message>
            <source>What is written in groups does not appear here at all.</source>
            <translation>What is written in groups does not appear here at all.</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>No line yet</source>
            <translation>No line yet</translation>
        </message>
        <message>
            <source>As soon as a WhatsApp line is connected, you choose here how its groups are treated.</source>
            <translation>As soon as a WhatsApp line is connected, you choose here how its groups are treated.</translation>
        </message>
        <message>
            <source>Downloads and storage</source>
            <translation>Downloads and storage</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Conversations</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Groups</translation>
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
        <name>StarredPage</name>
        <message>
            <source>Starred messages</source>
            <translation>Starred messages</translation>
        </message>
    </context>
    <context>
        <name>Strip</name>
        <message>
            <source>File {n} of {all}</source>
            <translation>File {n} of {all}</translation>
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
            <source>Text</source>
            <translation>Text</translation>
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
            <source>accepted, not sent yet</source>
            <translation>accepted, not sent yet</translation>
        </message>
        <message>
            <source>PIX charge</source>
            <translation>PIX charge</translation>
        </message>
        <message>
            <source>to be sent later</source>
            <translation>to be sent later</translation>
        </message>
        <message>
            <source>not sent at its time</source>
            <translation>not sent at its time</translation>
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
        <message>
            <source>today at {time}</source>
            <translation>today at {time}</translation>
        </message>
        <message>
            <source>tomorrow at {time}</source>
            <translation>tomorrow at {time}</translation>
        </message>
        <message>
            <source>yesterday at {time}</source>
            <translation>yesterday at {time}</translation>
        </message>
        <message>
            <source>{day} at {time}</source>
            <translation>{day} at {time}</translation>
        </message>
    </context>
    <context>
        <name>ToneButton</name>
        <message>
            <source>Yellow</source>
            <translation>Yellow</translation>
        </message>
        <message>
            <source>Light skin</source>
            <translation>Light skin</translation>
        </message>
        <message>
            <source>Medium-light skin</source>
            <translation>Medium-light skin</translation>
        </message>
        <message>
            <source>Medium skin</source>
            <translation>Medium skin</translation>
        </message>
        <message>
            <source>Medium-dark skin</source>
            <translation>Medium-dark skin</translation>
        </message>
        <message>
            <source>Dark skin</source>
            <translation>Dark skin</translation>
        </message>
        <message>
            <source>Skin: {skin}</source>
            <translation>Skin: {skin}</translation>
        </message>
    </context>
    <context>
        <name>Transport</name>
        <message>
            <source>Play</source>
            <translation>Play</translation>
        </message>
        <message>
            <source>Place in the video</source>
            <translation>Place in the video</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Mute</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>Loudness</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>space</source>
            <translation>space</translation>
        </message>
        <message>
            <source>Unmute</source>
            <translation>Unmute</translation>
        </message>
    </context>
    <context>
        <name>Viewer</name>
        <message>
            <source>Smaller</source>
            <translation>Smaller</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>Larger</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Copy picture</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Save as…</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Show in folder</translation>
        </message>
        <message>
            <source>Open with another program</source>
            <translation>Open with another program</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Previous</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>This file is no longer available. Ask for it to be sent again.</source>
            <translation>This file is no longer available. Ask for it to be sent again.</translation>
        </message>
        <message>
            <source>This file is not here yet. Click or press Enter to download it.</source>
            <translation>This file is not here yet. Click or press Enter to download it.</translation>
        </message>
        <message>
            <source>This can't be shown here. Save it, or open it with another program.</source>
            <translation>This can't be shown here. Save it, or open it with another program.</translation>
        </message>
    </context>
    <context>
        <name>Voice</name>
        <message>
            <source>A voice message for another customer is not sent yet. Send it or throw it away first.</source>
            <translation>A voice message for another customer is not sent yet. Send it or throw it away first.</translation>
        </message>
        <message>
            <source>No microphone was found. Plug one in, or allow MultiChat to use it.</source>
            <translation>No microphone was found. Plug one in, or allow MultiChat to use it.</translation>
        </message>
    </context>
    <context>
        <name>VoiceBar</name>
        <message>
            <source>Throw away (Esc)</source>
            <translation>Throw away (Esc)</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Listen</translation>
        </message>
        <message>
            <source>Send the voice message</source>
            <translation>Send the voice message</translation>
        </message>
        <message>
            <source>Send (Enter)</source>
            <translation>Send (Enter)</translation>
        </message>
        <message>
            <source>Nothing was recorded: it was too short.</source>
            <translation>Nothing was recorded: it was too short.</translation>
        </message>
        <message>
            <source>Ten minutes are recorded: that is the longest. Send it, or throw it away.</source>
            <translation>Ten minutes are recorded: that is the longest. Send it, or throw it away.</translation>
        </message>
        <message>
            <source>The recording could not be made into a voice message. Try again.</source>
            <translation>The recording could not be made into a voice message. Try again.</translation>
        </message>
        <message>
            <source>This computer cannot play sound. It can be sent all the same.</source>
            <translation>This computer cannot play sound. It can be sent all the same.</translation>
        </message>
        <message>
            <source>Pause (Space)</source>
            <translation>Pause (Space)</translation>
        </message>
        <message>
            <source>Go on recording</source>
            <translation>Go on recording</translation>
        </message>
        <message>
            <source>Stop (Space)</source>
            <translation>Stop (Space)</translation>
        </message>
        <message>
            <source>Listen (Space)</source>
            <translation>Listen (Space)</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Recording</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>Recorded</translation>
        </message>
    </context>
    <context>
        <name>VotesPopover</name>
        <message>
            <source>Who voted</source>
            <translation>Who voted</translation>
        </message>
        <message>
            <source>You</source>
            <translation>You</translation>
        </message>
        <message>
            <source>Voted, to be seen on the phone only</source>
            <translation>Voted, to be seen on the phone only</translation>
        </message>
        <message>
            <source>Everybody took their vote back.</source>
            <translation>Everybody took their vote back.</translation>
        </message>
    </context>
    <context>
        <name>Waiting</name>
        <message>
            <source>{n} min</source>
            <translation>{n} min</translation>
        </message>
        <message>
            <source>{n} h</source>
            <translation>{n} h</translation>
        </message>
        <message>
            <source>{n} d</source>
            <translation>{n} d</translation>
        </message>
        <message>
            <source>waiting for an answer for {time}</source>
            <translation>waiting for an answer for {time}</translation>
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
    <context>
        <name>Words</name>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n people</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
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
            <source>Picture</source>
            <translation>Picture</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Document</translation>
        </message>
        <message>
            <source>Hidden number</source>
            <translation>Hidden number</translation>
        </message>
        <message>
            <source>Give it a shortcut: the word that you will type behind /.</source>
            <translation>Give it a shortcut: the word that you will type behind /.</translation>
        </message>
        <message>
            <source>Write the text that /{shortcut} stands for, or attach a file.</source>
            <translation>Write the text that /{shortcut} stands for, or attach a file.</translation>
        </message>
        <message>
            <source>The shortcut is too long: at most {most} letters.</source>
            <translation>The shortcut is too long: at most {most} letters.</translation>
        </message>
        <message>
            <source>The text of /{shortcut} is too long: at most {longest} letters.</source>
            <translation>The text of /{shortcut} is too long: at most {longest} letters.</translation>
        </message>
        <message>
            <source>A shortcut is one word, without spaces: {shortcut}</source>
            <translation>A shortcut is one word, without spaces: {shortcut}</translation>
        </message>
        <message>
            <source>There is a quick reply /{shortcut} already. Choose another word.</source>
            <translation>There is a quick reply /{shortcut} already. Choose another word.</translation>
        </message>
        <message>
            <source>This file is too large to be a list of quick replies.</source>
            <translation>This file is too large to be a list of quick replies.</translation>
        </message>
        <message>
            <source>This file is no text. Save it as CSV (UTF-8) or JSON.</source>
            <translation>This file is no text. Save it as CSV (UTF-8) or JSON.</translation>
        </message>
        <message>
            <source>This file is no list of quick replies: it needs a column for the shortcut and one for the text.</source>
            <translation>This file is no list of quick replies: it needs a column for the shortcut and one for the text.</translation>
        </message>
        <message>
            <source>There is no quick reply in this file.</source>
            <translation>There is no quick reply in this file.</translation>
        </message>
        <message>
            <source>The file cannot be read. Is it still there, and may you open it?</source>
            <translation>The file cannot be read. Is it still there, and may you open it?</translation>
        </message>
        <message>
            <source>This computer's disk is full. Make room and try again.</source>
            <translation>This computer's disk is full. Make room and try again.</translation>
        </message>
        <message>
            <source>The attachment of /{shortcut} is no file. Export the list once more.</source>
            <translation>The attachment of /{shortcut} is no file. Export the list once more.</translation>
        </message>
        <message>
            <source>The attachment of /{shortcut} is larger than {most}.</source>
            <translation>The attachment of /{shortcut} is larger than {most}.</translation>
        </message>
        <message>
            <source>There is nothing in the attachment of /{shortcut}.</source>
            <translation>There is nothing in the attachment of /{shortcut}.</translation>
        </message>
        <message>
            <source>The shortcut /{shortcut} stands in it twice.</source>
            <translation>The shortcut /{shortcut} stands in it twice.</translation>
        </message>
        <message>
            <source>Line {line}: </source>
            <translation>Line {line}: </translation>
        </message>
        <message>
            <source>Nothing was imported. {where}{reason}</source>
            <translation>Nothing was imported. {where}{reason}</translation>
        </message>
        <message>
            <source>The file cannot be written there. Choose another folder.</source>
            <translation>The file cannot be written there. Choose another folder.</translation>
        </message>
        <message>
            <source>Nothing was exported: the attachment of /{shortcut} is no longer on this computer. Attach it again, or take it away.</source>
            <translation>Nothing was exported: the attachment of /{shortcut} is no longer on this computer. Attach it again, or take it away.</translation>
        </message>
        <message>
            <source>Nothing was exported: all attachments together are larger than {most}. Export a table, or take some away first.</source>
            <translation>Nothing was exported: all attachments together are larger than {most}. Export a table, or take some away first.</translation>
        </message>
        <message>
            <source>Exported to {file}.</source>
            <translation>Exported to {file}.</translation>
        </message>
        <message numerus="yes">
            <source>It goes without %n attachments: a table has only words, JSON has them.</source>
            <translation>
                <numerusform>It goes without %n attachment: a table has only words, JSON has them.</numerusform>
                <numerusform>It goes without %n attachments: a table has only words, JSON has them.</numerusform>
            </translation>
        </message>
        <message>
            <source>All of these quick replies were here already.</source>
            <translation>All of these quick replies were here already.</translation>
        </message>
        <message numerus="yes">
            <source>%n quick replies added.</source>
            <translation>
                <numerusform>%n quick replie added.</numerusform>
                <numerusform>%n quick replies added.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n quick replies changed.</source>
            <translation>
                <numerusform>%n quick replie changed.</numerusform>
                <numerusform>%n quick replies changed.</numerusform>
            </translation>
        </message>
        <message>
            <source>Always keep</source>
            <translation>Always keep</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>No limit</translation>
        </message>
        <message numerus="yes">
            <source>%n days</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
    </context>
</TS>
