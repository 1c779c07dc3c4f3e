<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
    <context>
        <name>BackButton</name>
        <message>
            <source>Back to the conversations</source>
            <translation>Voltar às conversas</translation>
        </message>
    </context>
    <context>
        <name>ChatListView</name>
        <message>
            <source>Conversations</source>
            <translation>Conversas</translation>
        </message>
    </context>
    <context>
        <name>ChatPanel</name>
        <message>
            <source>Conversations</source>
            <translation>Conversas</translation>
        </message>
        <message>
            <source>Search by name or phone</source>
            <translation>Buscar por nome ou telefone</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abertas</translation>
        </message>
        <message>
            <source>Unread</source>
            <translation>Não lidas</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Grupos</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nada encontrado</translation>
        </message>
        <message>
            <source>No conversation has this name or phone. Try part of the name, or only the last digits.</source>
            <translation>Nenhuma conversa tem esse nome ou telefone. Tente parte do nome ou só os últimos dígitos.</translation>
        </message>
        <message>
            <source>Clear search</source>
            <translation>Limpar a busca</translation>
        </message>
        <message>
            <source>Everything is read</source>
            <translation>Tudo lido</translation>
        </message>
        <message>
            <source>New messages from customers appear here.</source>
            <translation>As novas mensagens dos clientes aparecem aqui.</translation>
        </message>
        <message>
            <source>Show all conversations</source>
            <translation>Mostrar todas as conversas</translation>
        </message>
        <message>
            <source>No groups yet</source>
            <translation>Nenhum grupo ainda</translation>
        </message>
        <message>
            <source>A group appears here when somebody writes in it.</source>
            <translation>Um grupo aparece aqui quando alguém escreve nele.</translation>
        </message>
        <message>
            <source>No conversations yet</source>
            <translation>Nenhuma conversa ainda</translation>
        </message>
        <message>
            <source>They appear here by themselves when a customer writes to your WhatsApp.</source>
            <translation>Elas aparecem aqui sozinhas quando um cliente escreve para o seu WhatsApp.</translation>
        </message>
    </context>
    <context>
        <name>ChatRow</name>
        <message>
            <source>You: {text}</source>
            <translation>Você: {text}</translation>
        </message>
        <message>
            <source>Draft:</source>
            <translation>Rascunho:</translation>
        </message>
    </context>
    <context>
        <name>Composer</name>
        <message>
            <source>Message</source>
            <translation>Mensagem</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Enviar</translation>
        </message>
        <message>
            <source>Send (Enter)</source>
            <translation>Enviar (Enter)</translation>
        </message>
    </context>
    <context>
        <name>Conversation</name>
        <message>
            <source>Discard</source>
            <translation>Descartar</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Tentar de novo</translation>
        </message>
        <message>
            <source>Send again</source>
            <translation>Enviar de novo</translation>
        </message>
        <message>
            <source>It arrived</source>
            <translation>Chegou</translation>
        </message>
        <message>
            <source>Read more</source>
            <translation>Ler mais</translation>
        </message>
        <message>
            <source>Waiting for the message</source>
            <translation>Aguardando a mensagem</translation>
        </message>
        <message>
            <source>See it on the phone.</source>
            <translation>Veja no celular.</translation>
        </message>
        <message>
            <source>Poll: one answer</source>
            <translation>Enquete: uma resposta</translation>
        </message>
        <message>
            <source>Poll: several answers</source>
            <translation>Enquete: várias respostas</translation>
        </message>
        <message>
            <source>Video to be seen once</source>
            <translation>Vídeo de visualização única</translation>
        </message>
        <message>
            <source>Voice message to be heard once</source>
            <translation>Mensagem de voz para ouvir uma vez</translation>
        </message>
        <message>
            <source>Photo to be seen once</source>
            <translation>Foto de visualização única</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Você</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Mensagem</translation>
        </message>
        <message>
            <source>Hidden number</source>
            <translation>Número oculto</translation>
        </message>
        <message>
            <source>edited</source>
            <translation>editada</translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>Aguardando envio</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Enviada</translation>
        </message>
        <message>
            <source>Not sent: the W-API does not accept the token</source>
            <translation>Não enviada: a W-API não aceita o token</translation>
        </message>
        <message>
            <source>Not sent: the system's keyring is locked. Unlock it and try again</source>
            <translation>Não enviada: o chaveiro do sistema está bloqueado. Desbloqueie-o e tente de novo</translation>
        </message>
        <message>
            <source>Not sent: the W-API does not let this instance send</source>
            <translation>Não enviada: a W-API não deixa esta instância enviar</translation>
        </message>
        <message>
            <source>Not sent: the W-API plan does not include this</source>
            <translation>Não enviada: o plano da W-API não inclui isto</translation>
        </message>
        <message>
            <source>Not sent: no number is known for this conversation</source>
            <translation>Não enviada: não se sabe o número desta conversa</translation>
        </message>
        <message>
            <source>Not sent: WhatsApp does not let this line write to new contacts now</source>
            <translation>Não enviada: o WhatsApp não deixa esta linha escrever a contatos novos agora</translation>
        </message>
        <message>
            <source>Not sent: the W-API does not know the instance</source>
            <translation>Não enviada: a W-API não conhece a instância</translation>
        </message>
        <message>
            <source>Not sent: the address of the W-API is wrong</source>
            <translation>Não enviada: o endereço da W-API está errado</translation>
        </message>
        <message>
            <source>Not sent: the W-API did not understand it</source>
            <translation>Não enviada: a W-API não entendeu o pedido</translation>
        </message>
        <message>
            <source>Not sent: the W-API refused it</source>
            <translation>Não enviada: a W-API recusou</translation>
        </message>
        <message>
            <source>Not sent: no connection to the W-API</source>
            <translation>Não enviada: sem conexão com a W-API</translation>
        </message>
        <message>
            <source>Not sent</source>
            <translation>Não enviada</translation>
        </message>
        <message>
            <source>No connection to the W-API: it is sent as soon as there is one</source>
            <translation>Sem conexão com a W-API: será enviada assim que voltar</translation>
        </message>
        <message>
            <source>The W-API is busy: it is sent in a moment</source>
            <translation>A W-API está ocupada: será enviada em instantes</translation>
        </message>
        <message>
            <source>The W-API is down: it is sent as soon as it is back</source>
            <translation>A W-API está fora do ar: será enviada assim que voltar</translation>
        </message>
        <message>
            <source>It is sent in a moment</source>
            <translation>Será enviada em instantes</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>Entregue</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>Lida</translation>
        </message>
        <message>
            <source>Listened to</source>
            <translation>Ouvida</translation>
        </message>
        <message>
            <source>No confirmation that it was sent</source>
            <translation>Sem confirmação de envio</translation>
        </message>
        <message>
            <source>Not sent: this number has no WhatsApp</source>
            <translation>Não enviada: este número não tem WhatsApp</translation>
        </message>
        <message>
            <source>Not sent: it is too large</source>
            <translation>Não enviada: é grande demais</translation>
        </message>
        <message>
            <source>Not sent: the instance has no token yet</source>
            <translation>Não enviada: a instância ainda não tem token</translation>
        </message>
        <message>
            <source>WhatsApp notice ({name})</source>
            <translation>Aviso do WhatsApp ({name})</translation>
        </message>
        <message>
            <source>The group is now called “{what}”</source>
            <translation>O grupo agora se chama “{what}”</translation>
        </message>
        <message>
            <source>The group's picture was changed</source>
            <translation>A foto do grupo foi trocada</translation>
        </message>
        <message>
            <source>The group's description was changed</source>
            <translation>A descrição do grupo foi alterada</translation>
        </message>
        <message>
            <source>The group was created</source>
            <translation>O grupo foi criado</translation>
        </message>
        <message>
            <source>{people} joined by the link</source>
            <translation>{people} entrou pelo link</translation>
        </message>
        <message>
            <source>{people} left the group</source>
            <translation>{people} saiu do grupo</translation>
        </message>
        <message>
            <source>{people} now leads the group</source>
            <translation>{people} agora administra o grupo</translation>
        </message>
        <message>
            <source>{people} no longer leads the group</source>
            <translation>{people} não administra mais o grupo</translation>
        </message>
        <message>
            <source>Waiting for the message. See it on the phone.</source>
            <translation>Aguardando a mensagem. Veja no celular.</translation>
        </message>
        <message>
            <source>Messages are end-to-end encrypted</source>
            <translation>As mensagens são criptografadas de ponta a ponta</translation>
        </message>
        <message>
            <source>Missed voice call</source>
            <translation>Chamada de voz perdida</translation>
        </message>
        <message>
            <source>Missed video call</source>
            <translation>Chamada de vídeo perdida</translation>
        </message>
        <message>
            <source>{who} added {people}</source>
            <translation>{who} adicionou {people}</translation>
        </message>
        <message>
            <source>{who} removed {people}</source>
            <translation>{who} removeu {people}</translation>
        </message>
        <message>
            <source>{people} was added</source>
            <translation>{people} entrou no grupo</translation>
        </message>
        <message>
            <source>{people} was removed</source>
            <translation>{people} foi removido do grupo</translation>
        </message>
    </context>
    <context>
        <name>ConversationView</name>
        <message>
            <source>Messages</source>
            <translation>Mensagens</translation>
        </message>
        <message>
            <source>No messages yet. Write the first one below.</source>
            <translation>Nenhuma mensagem ainda. Escreva a primeira abaixo.</translation>
        </message>
    </context>
    <context>
        <name>CopyLine</name>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Copy {text}</source>
            <translation>Copiar {text}</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copiado</translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n unread messages</source>
            <translation>
                <numerusform>%n mensagem não lida</numerusform>
                <numerusform>%n mensagens não lidas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pages</source>
            <translation>
                <numerusform>%n página</numerusform>
                <numerusform>%n páginas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n items</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n itens</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>e mais %n</numerusform>
                <numerusform>e mais %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Go to the end, %n new messages</source>
            <translation>
                <numerusform>Ir para o fim, %n mensagem nova</numerusform>
                <numerusform>Ir para o fim, %n mensagens novas</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EndButton</name>
        <message>
            <source>Go to the end</source>
            <translation>Ir para o fim</translation>
        </message>
    </context>
    <context>
        <name>Failures</name>
        <message>
            <source>MultiChat is already open on this profile. Close it first.</source>
            <translation>O MultiChat já está aberto neste perfil. Feche-o primeiro.</translation>
        </message>
        <message>
            <source>The disk is full or may not be written to. Free some space or choose another folder.</source>
            <translation>O disco está cheio ou não pode ser gravado. Libere espaço ou escolha outra pasta.</translation>
        </message>
        <message>
            <source>Another program holds the conversations. Close it and start MultiChat again.</source>
            <translation>Outro programa está usando as conversas. Feche-o e abra o MultiChat de novo.</translation>
        </message>
        <message>
            <source>The file with the conversations is damaged. Open MultiChat once: it restores the newest backup by itself.</source>
            <translation>O arquivo com as conversas está danificado. Abra o MultiChat uma vez: ele restaura o backup mais recente sozinho.</translation>
        </message>
        <message>
            <source>These conversations were written by a newer MultiChat. Install the newest version to open them.</source>
            <translation>Estas conversas foram gravadas por um MultiChat mais novo. Instale a versão mais recente para abri-las.</translation>
        </message>
        <message>
            <source>Too much is waiting to be stored. It goes on by itself shortly.</source>
            <translation>Há muita coisa esperando para ser guardada. Em instantes continua sozinho.</translation>
        </message>
        <message>
            <source>MultiChat is closing. Start it again.</source>
            <translation>O MultiChat está fechando. Abra-o de novo.</translation>
        </message>
        <message>
            <source>That message or conversation is not there any more.</source>
            <translation>Essa mensagem ou conversa não existe mais.</translation>
        </message>
        <message>
            <source>Another program uses port %1. Close it, or choose another port with --port.</source>
            <translation>Outro programa usa a porta %1. Feche-o ou escolha outra porta com --port.</translation>
        </message>
        <message>
            <source>MultiChat cannot go on: %1. Start it again; nothing stored is lost.</source>
            <translation>O MultiChat não pode continuar: %1. Abra-o de novo; nada do que foi guardado se perdeu.</translation>
        </message>
        <message>
            <source>This could not be stored: the disk may be full. Your text is back in its field.</source>
            <translation>Não foi possível guardar: o disco pode estar cheio. O seu texto voltou para o campo.</translation>
        </message>
    </context>
    <context>
        <name>FirstSteps</name>
        <message>
            <source>Almost ready</source>
            <translation>Falta pouco</translation>
        </message>
        <message>
            <source>Messages appear here by themselves as soon as the W-API knows where to deliver them. This is done once.</source>
            <translation>As mensagens aparecem aqui sozinhas assim que a W-API souber onde entregá-las. Isso se faz uma vez só.</translation>
        </message>
        <message>
            <source>Add your instance, with its id and token from the W-API's panel:</source>
            <translation>Adicione a sua instância, com o id e o token do painel da W-API:</translation>
        </message>
        <message>
            <source>Let your tunnel (ngrok, for instance) forward to this address:</source>
            <translation>Faça o seu túnel (ngrok, por exemplo) apontar para este endereço:</translation>
        </message>
        <message>
            <source>Tell the W-API the address that your tunnel gives you:</source>
            <translation>Diga à W-API o endereço que o túnel lhe deu:</translation>
        </message>
        <message>
            <source>Send a message to your WhatsApp from another phone: the conversation appears at the left.</source>
            <translation>Mande uma mensagem para o seu WhatsApp de outro celular: a conversa aparece à esquerda.</translation>
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>Group</source>
            <translation>Grupo</translation>
        </message>
        <message>
            <source>last seen today at {time}</source>
            <translation>visto por último hoje às {time}</translation>
        </message>
        <message>
            <source>last seen yesterday at {time}</source>
            <translation>visto por último ontem às {time}</translation>
        </message>
        <message>
            <source>last seen {day} at {time}</source>
            <translation>visto por último {day} às {time}</translation>
        </message>
    </context>
    <context>
        <name>InstanceMark</name>
        <message>
            <source>Connected to WhatsApp</source>
            <translation>Conectada ao WhatsApp</translation>
        </message>
        <message>
            <source>Nobody has said yet whether it is connected to WhatsApp</source>
            <translation>Ainda não se sabe se está conectada ao WhatsApp</translation>
        </message>
        <message>
            <source>Disconnected from WhatsApp: reconnect it at the W-API's panel</source>
            <translation>Desconectada do WhatsApp: reconecte no painel da W-API</translation>
        </message>
    </context>
    <context>
        <name>KeepingWords</name>
        <message>
            <source>The database is damaged. Close MultiChat and open it again: it restores the newest backup and all events that can still be read.</source>
            <translation>O banco de dados está danificado. Feche o MultiChat e abra de novo: ele restaura o backup mais recente e todos os eventos que ainda podem ser lidos.</translation>
        </message>
        <message>
            <source>No backup has been made yet.</source>
            <translation>Nenhum backup foi feito ainda.</translation>
        </message>
        <message>
            <source>Last proven restore: {moment}</source>
            <translation>Última restauração comprovada: {moment}</translation>
        </message>
        <message>
            <source>today {time}</source>
            <translation>hoje {time}</translation>
        </message>
        <message>
            <source>yesterday {time}</source>
            <translation>ontem {time}</translation>
        </message>
        <message numerus="yes">
            <source>The database was damaged. It was restored from the backup of {moment}, and %n events could be brought back.</source>
            <translation>
                <numerusform>O banco de dados estava danificado. Foi restaurado do backup de {moment} e %n evento foi recuperado.</numerusform>
                <numerusform>O banco de dados estava danificado. Foi restaurado do backup de {moment} e %n eventos foram recuperados.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The database was damaged and there was no backup: %n events could be brought back from the damaged file.</source>
            <translation>
                <numerusform>O banco de dados estava danificado e não havia backup: %n evento foi recuperado do arquivo danificado.</numerusform>
                <numerusform>O banco de dados estava danificado e não havia backup: %n eventos foram recuperados do arquivo danificado.</numerusform>
            </translation>
        </message>
        <message>
            <source>The database was damaged and nothing of it could be restored. The damaged file is kept in {folder}.</source>
            <translation>O banco de dados estava danificado e nada dele pôde ser restaurado. O arquivo danificado está guardado em {folder}.</translation>
        </message>
        <message>
            <source>Nothing is missing.</source>
            <translation>Não falta nada.</translation>
        </message>
        <message>
            <source>Messages from before {until} may be missing.</source>
            <translation>Podem faltar mensagens anteriores a {until}.</translation>
        </message>
        <message>
            <source>From {since} to {until} a message may be missing.</source>
            <translation>De {since} a {until} pode faltar alguma mensagem.</translation>
        </message>
    </context>
    <context>
        <name>LinkPopover</name>
        <message>
            <source>This link leads to</source>
            <translation>Este link leva a</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abertas</translation>
        </message>
    </context>
    <context>
        <name>NothingOpen</name>
        <message>
            <source>Choose a conversation</source>
            <translation>Escolha uma conversa</translation>
        </message>
        <message>
            <source>It opens here, with everything that was written. New messages appear by themselves.</source>
            <translation>Ela abre aqui, com tudo o que foi escrito. Mensagens novas aparecem sozinhas.</translation>
        </message>
    </context>
    <context>
        <name>Offline</name>
        <message>
            <source>The line {name} is disconnected from WhatsApp. Answers wait in the queue and leave when it is back.</source>
            <translation>A linha {name} está desconectada do WhatsApp. As respostas ficam na fila e saem quando ela voltar.</translation>
        </message>
        <message>
            <source>The lines {names} are disconnected from WhatsApp. Answers wait in the queue and leave when they are back.</source>
            <translation>As linhas {names} estão desconectadas do WhatsApp. As respostas ficam na fila e saem quando elas voltarem.</translation>
        </message>
    </context>
    <context>
        <name>Pointer</name>
        <message>
            <source>Copy selected text</source>
            <translation>Copiar texto selecionado</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>Copiar endereço</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>Copiar texto</translation>
        </message>
        <message>
            <source>Reply</source>
            <translation>Responder</translation>
        </message>
        <message>
            <source>When it was sent and read</source>
            <translation>Quando foi enviada e lida</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Conversations</source>
            <translation>Conversas</translation>
        </message>
    </context>
    <context>
        <name>ReplyBar</name>
        <message>
            <source>Do not reply</source>
            <translation>Não responder</translation>
        </message>
        <message>
            <source>Do not reply (Esc)</source>
            <translation>Não responder (Esc)</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear search</source>
            <translation>Limpar a busca</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Atalhos do teclado</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fechar</translation>
        </message>
    </context>
    <context>
        <name>Shortcuts</name>
        <message>
            <source>Find a conversation</source>
            <translation>Procurar uma conversa</translation>
        </message>
        <message>
            <source>Next conversation</source>
            <translation>Próxima conversa</translation>
        </message>
        <message>
            <source>Previous conversation</source>
            <translation>Conversa anterior</translation>
        </message>
        <message>
            <source>Send the message</source>
            <translation>Enviar a mensagem</translation>
        </message>
        <message>
            <source>New line</source>
            <translation>Nova linha</translation>
        </message>
        <message>
            <source>Close what is open: the search, the answer, the conversation</source>
            <translation>Fechar o que está aberto: a busca, a resposta, a conversa</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Aumentar o texto</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Diminuir o texto</translation>
        </message>
        <message>
            <source>Normal text size</source>
            <translation>Tamanho normal do texto</translation>
        </message>
        <message>
            <source>This sheet</source>
            <translation>Esta lista</translation>
        </message>
    </context>
    <context>
        <name>Texts</name>
        <message numerus="yes">
            <source>%n unread messages</source>
            <translation>
                <numerusform>%n mensagem não lida</numerusform>
                <numerusform>%n mensagens não lidas</numerusform>
            </translation>
        </message>
        <message>
            <source>{kind} ({length})</source>
            <translation>{kind} ({length})</translation>
        </message>
        <message>
            <source>Video call</source>
            <translation>Chamada de vídeo</translation>
        </message>
        <message>
            <source>Voice call</source>
            <translation>Chamada de voz</translation>
        </message>
        <message>
            <source>Missed video call</source>
            <translation>Chamada de vídeo perdida</translation>
        </message>
        <message>
            <source>Missed voice call</source>
            <translation>Chamada de voz perdida</translation>
        </message>
        <message>
            <source>You deleted this message</source>
            <translation>Você apagou esta mensagem</translation>
        </message>
        <message>
            <source>Message deleted</source>
            <translation>Mensagem apagada</translation>
        </message>
        <message>
            <source>Group without a name</source>
            <translation>Grupo sem nome</translation>
        </message>
        <message>
            <source>Hidden number</source>
            <translation>Número oculto</translation>
        </message>
        <message>
            <source>typing…</source>
            <translation>digitando…</translation>
        </message>
        <message>
            <source>recording audio…</source>
            <translation>gravando áudio…</translation>
        </message>
        <message>
            <source>online</source>
            <translation>online</translation>
        </message>
        <message>
            <source>read</source>
            <translation>lida</translation>
        </message>
        <message>
            <source>delivered</source>
            <translation>entregue</translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>não enviada</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>enviada</translation>
        </message>
        <message>
            <source>not known whether it was sent</source>
            <translation>não se sabe se foi enviada</translation>
        </message>
        <message>
            <source>waiting to be sent</source>
            <translation>aguardando envio</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Foto</translation>
        </message>
        <message>
            <source>Video</source>
            <translation>Vídeo</translation>
        </message>
        <message>
            <source>GIF</source>
            <translation>GIF</translation>
        </message>
        <message>
            <source>Voice message</source>
            <translation>Mensagem de voz</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Áudio</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Documento</translation>
        </message>
        <message>
            <source>Sticker</source>
            <translation>Figurinha</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Localização</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contato</translation>
        </message>
        <message>
            <source>Poll</source>
            <translation>Enquete</translation>
        </message>
        <message>
            <source>Choice</source>
            <translation>Opções</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Produto</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Chamada</translation>
        </message>
        <message>
            <source>WhatsApp notice</source>
            <translation>Aviso do WhatsApp</translation>
        </message>
        <message>
            <source>Message not available here: open it on the phone</source>
            <translation>Mensagem indisponível aqui: abra no celular</translation>
        </message>
        <message>
            <source>Message of a kind that this version does not know</source>
            <translation>Mensagem de um tipo que esta versão não conhece</translation>
        </message>
    </context>
    <context>
        <name>Times</name>
        <message>
            <source>Yesterday</source>
            <translation>Ontem</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoje</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Choose a conversation</source>
            <translation>Escolha uma conversa</translation>
        </message>
        <message>
            <source>Or press {keys} and type the customer's name or phone.</source>
            <translation>Ou aperte {keys} e digite o nome ou o telefone do cliente.</translation>
        </message>
        <message>
            <source>All is ready</source>
            <translation>Tudo pronto</translation>
        </message>
        <message>
            <source>When a customer writes, the conversation appears at the left.</source>
            <translation>Quando um cliente escrever, a conversa aparece à esquerda.</translation>
        </message>
    </context>
</TS>
