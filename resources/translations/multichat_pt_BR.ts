<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
    <context>
        <name>AskAgain</name>
        <message>
            <source>Hi! I can't open view-once messages here. Could you send it again the normal way, please?</source>
            <translation>Oi! Não consigo abrir mensagens de visualização única por aqui. Pode reenviar do jeito normal, por favor?</translation>
        </message>
        <message>
            <source>Hi! I couldn't open this file here. Could you send it again, please?</source>
            <translation>Oi! Não consegui abrir este arquivo por aqui. Pode reenviar, por favor?</translation>
        </message>
        <message>
            <source>Hi! I couldn't see this message here. Could you send it again, please?</source>
            <translation>Oi! Esta mensagem não apareceu por aqui. Pode reenviar, por favor?</translation>
        </message>
    </context>
    <context>
        <name>Attach</name>
        <message>
            <source>It is larger than {most}. Make it smaller, or send a link to it.</source>
            <translation>É maior que {most}. Diminua o arquivo ou mande um link.</translation>
        </message>
        <message>
            <source>There is nothing in this file.</source>
            <translation>Este arquivo está vazio.</translation>
        </message>
        <message>
            <source>It cannot be read. Is it still there, and not open elsewhere?</source>
            <translation>Não dá para ler. Ele ainda está no lugar e não está aberto em outro programa?</translation>
        </message>
        <message>
            <source>This computer's disk is full. Make room and try again.</source>
            <translation>O disco deste computador está cheio. Libere espaço e tente de novo.</translation>
        </message>
        <message>
            <source>It cannot be sent.</source>
            <translation>Não pode ser enviado.</translation>
        </message>
        <message>
            <source>“{name}” was not sent. {why}</source>
            <translation>“{name}” não foi enviado. {why}</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
    </context>
    <context>
        <name>AttachMenu</name>
        <message>
            <source>Attach</source>
            <translation>Anexar</translation>
        </message>
    </context>
    <context>
        <name>AttachedFile</name>
        <message>
            <source>Attach a file…</source>
            <translation>Anexar um arquivo…</translation>
        </message>
        <message>
            <source>Take the file away</source>
            <translation>Tirar o arquivo</translation>
        </message>
        <message>
            <source>It is larger than {most}: too large for a quick reply.</source>
            <translation>Passa de {most}: grande demais para uma resposta rápida.</translation>
        </message>
        <message>
            <source>It is no longer on this computer. Take it away and attach it again.</source>
            <translation>O arquivo não está mais neste computador. Tire-o e anexe de novo.</translation>
        </message>
        <message>
            <source>Attach a file</source>
            <translation>Anexar um arquivo</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Todos os arquivos (*)</translation>
        </message>
        <message>
            <source>Attachment</source>
            <translation>Anexo</translation>
        </message>
    </context>
    <context>
        <name>Attaching</name>
        <message>
            <source>Picture or video…</source>
            <translation>Foto ou vídeo…</translation>
        </message>
        <message>
            <source>Document…</source>
            <translation>Documento…</translation>
        </message>
        <message>
            <source>What was copied</source>
            <translation>O que foi copiado</translation>
        </message>
        <message>
            <source>Contact…</source>
            <translation>Contato…</translation>
        </message>
        <message>
            <source>Location…</source>
            <translation>Localização…</translation>
        </message>
        <message>
            <source>PIX charge…</source>
            <translation>Cobrança PIX…</translation>
        </message>
        <message>
            <source>Send later…</source>
            <translation>Enviar mais tarde…</translation>
        </message>
        <message>
            <source>Pictures and videos</source>
            <translation>Fotos e vídeos</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Todos os arquivos</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Arquivos</translation>
        </message>
        <message>
            <source>The file</source>
            <translation>O arquivo</translation>
        </message>
    </context>
    <context>
        <name>BackButton</name>
        <message>
            <source>Back to the conversations</source>
            <translation>Voltar às conversas</translation>
        </message>
    </context>
    <context>
        <name>ChatDeeds</name>
        <message>
            <source>{name} is no longer pinned.</source>
            <translation>{name} não está mais fixada no topo.</translation>
        </message>
        <message>
            <source>{name} stays at the top.</source>
            <translation>{name} fica fixada no topo.</translation>
        </message>
        <message>
            <source>{name} is back in the list.</source>
            <translation>{name} voltou para a lista.</translation>
        </message>
        <message>
            <source>{name} was archived; a new message brings it back.</source>
            <translation>{name} foi arquivada; volta quando chegar mensagem.</translation>
        </message>
        <message>
            <source>{name} can be heard again.</source>
            <translation>{name} voltou a chamar a atenção.</translation>
        </message>
        <message>
            <source>{name} was muted.</source>
            <translation>{name} foi silenciada.</translation>
        </message>
        <message>
            <source>Delete the conversation with {name}?</source>
            <translation>Apagar a conversa com {name}?</translation>
        </message>
        <message>
            <source>Delete the conversation</source>
            <translation>Apagar a conversa</translation>
        </message>
        <message>
            <source>Delete all messages with {name}?</source>
            <translation>Apagar todas as mensagens com {name}?</translation>
        </message>
        <message>
            <source>Delete the messages</source>
            <translation>Apagar as mensagens</translation>
        </message>
        <message>
            <source>They go from this computer, with their pictures and files, and cannot be brought back. What is still to be sent stays. On the phone and at the customer's nothing changes.</source>
            <translation>Elas saem deste computador, com as fotos e os arquivos, e não há como trazê-las de volta. O que ainda falta enviar fica. No celular e no cliente nada muda.</translation>
        </message>
        <message>
            <source>Keep them</source>
            <translation>Manter</translation>
        </message>
        <message>
            <source>{name} waits for no answer.</source>
            <translation>{name} não espera resposta.</translation>
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
        <name>ChatMenu</name>
        <message>
            <source>Unpin</source>
            <translation>Desafixar</translation>
        </message>
        <message>
            <source>Pin to the top</source>
            <translation>Fixar no topo</translation>
        </message>
        <message>
            <source>Bring back from the archive</source>
            <translation>Desarquivar</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>Arquivar</translation>
        </message>
        <message>
            <source>Unmute</source>
            <translation>Ligar o som</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Tirar o som</translation>
        </message>
        <message>
            <source>Needs no answer</source>
            <translation>Não precisa de resposta</translation>
        </message>
        <message>
            <source>Delete the messages…</source>
            <translation>Apagar as mensagens…</translation>
        </message>
        <message>
            <source>Delete the conversation…</source>
            <translation>Apagar a conversa…</translation>
        </message>
    </context>
    <context>
        <name>ChatPanel</name>
        <message>
            <source>Conversations</source>
            <translation>Conversas</translation>
        </message>
        <message>
            <source>New conversation (Ctrl+N)</source>
            <translation>Nova conversa (Ctrl+N)</translation>
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
            <source>Waiting</source>
            <translation>Esperando</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Grupos</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>Arquivadas</translation>
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
            <source>Nobody is waiting</source>
            <translation>Ninguém está esperando</translation>
        </message>
        <message>
            <source>A customer whose last word was not answered appears here, who waits longest first.</source>
            <translation>Aqui aparece o cliente que ficou sem resposta; quem espera há mais tempo vem primeiro.</translation>
        </message>
        <message>
            <source>The archive is empty</source>
            <translation>Nada arquivado</translation>
        </message>
        <message>
            <source>Archive what is done: right-click on a conversation. With its next message it comes back.</source>
            <translation>Arquive o que já foi resolvido: clique com o botão direito na conversa. Quando chegar mensagem, ela volta.</translation>
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
            <source>No messages yet</source>
            <translation>Nenhuma mensagem ainda</translation>
        </message>
        <message>
            <source>pinned</source>
            <translation>fixada</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>silenciada</translation>
        </message>
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
        <name>Commands</name>
        <message>
            <source>Go to a conversation or do something</source>
            <translation>Ir para uma conversa ou um comando</translation>
        </message>
        <message>
            <source>New conversation</source>
            <translation>Nova conversa</translation>
        </message>
        <message>
            <source>Search the list of conversations</source>
            <translation>Buscar na lista de conversas</translation>
        </message>
        <message>
            <source>Search all messages</source>
            <translation>Buscar em todas as mensagens</translation>
        </message>
        <message>
            <source>Search in this conversation</source>
            <translation>Buscar nesta conversa</translation>
        </message>
        <message>
            <source>Next result</source>
            <translation>Próximo resultado</translation>
        </message>
        <message>
            <source>Previous result</source>
            <translation>Resultado anterior</translation>
        </message>
        <message>
            <source>Go to a day</source>
            <translation>Ir para um dia</translation>
        </message>
        <message>
            <source>Starred messages</source>
            <translation>Mensagens favoritas</translation>
        </message>
        <message>
            <source>Edit quick replies</source>
            <translation>Editar respostas rápidas</translation>
        </message>
        <message>
            <source>Show or close the contact</source>
            <translation>Mostrar ou fechar o contato</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Configurações</translation>
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
            <source>Close what is open: the search, the answer, the conversation</source>
            <translation>Fechar o que está aberto: a busca, a resposta, a conversa</translation>
        </message>
        <message>
            <source>Send the message</source>
            <translation>Enviar a mensagem</translation>
        </message>
        <message>
            <source>Put in a quick reply</source>
            <translation>Inserir uma resposta rápida</translation>
        </message>
        <message>
            <source>New line</source>
            <translation>Nova linha</translation>
        </message>
        <message>
            <source>Reply to the chosen message</source>
            <translation>Responder à mensagem escolhida</translation>
        </message>
        <message>
            <source>Select several messages</source>
            <translation>Selecionar várias mensagens</translation>
        </message>
        <message>
            <source>Change the last message</source>
            <translation>Editar a última mensagem</translation>
        </message>
        <message>
            <source>Take back what is being sent</source>
            <translation>Desfazer o envio</translation>
        </message>
        <message>
            <source>Choose an emoji</source>
            <translation>Escolher um emoji</translation>
        </message>
        <message>
            <source>Attach something</source>
            <translation>Anexar algo</translation>
        </message>
        <message>
            <source>Send files</source>
            <translation>Enviar arquivos</translation>
        </message>
        <message>
            <source>Record a voice message</source>
            <translation>Gravar mensagem de voz</translation>
        </message>
        <message>
            <source>Charge by PIX</source>
            <translation>Cobrar por PIX</translation>
        </message>
        <message>
            <source>Send a contact</source>
            <translation>Enviar um contato</translation>
        </message>
        <message>
            <source>Send a location</source>
            <translation>Enviar uma localização</translation>
        </message>
        <message>
            <source>Send later</source>
            <translation>Enviar mais tarde</translation>
        </message>
        <message>
            <source>Archive the conversation, or bring it back</source>
            <translation>Arquivar ou desarquivar a conversa</translation>
        </message>
        <message>
            <source>Pin the conversation to the top, or unpin it</source>
            <translation>Fixar ou desafixar a conversa</translation>
        </message>
        <message>
            <source>Mute the conversation, or unmute it</source>
            <translation>Silenciar ou reativar a conversa</translation>
        </message>
        <message>
            <source>The conversation needs no answer</source>
            <translation>A conversa não precisa de resposta</translation>
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
            <source>Keyboard shortcuts</source>
            <translation>Atalhos do teclado</translation>
        </message>
    </context>
    <context>
        <name>Composer</name>
        <message>
            <source>Attach</source>
            <translation>Anexar</translation>
        </message>
        <message>
            <source>Record a voice message</source>
            <translation>Gravar mensagem de voz</translation>
        </message>
        <message>
            <source>Emoji</source>
            <translation>Emoji</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Mensagem</translation>
        </message>
        <message>
            <source>Emoji (Ctrl+E)</source>
            <translation>Emoji (Ctrl+E)</translation>
        </message>
        <message>
            <source>Attach a file, contact, location or PIX charge (Ctrl+U)</source>
            <translation>Anexar arquivo, contato, localização ou cobrança PIX (Ctrl+U)</translation>
        </message>
        <message>
            <source>Record a voice message (Ctrl+Shift+G)</source>
            <translation>Gravar mensagem de voz (Ctrl+Shift+G)</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Enviar</translation>
        </message>
        <message>
            <source>Send (Enter). Right click: send later</source>
            <translation>Enviar (Enter). Botão direito: enviar mais tarde</translation>
        </message>
    </context>
    <context>
        <name>ContactDialog</name>
        <message>
            <source>Send a contact</source>
            <translation>Enviar um contato</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Enviar</translation>
        </message>
        <message>
            <source>Name or number of a customer</source>
            <translation>Nome ou número de um cliente</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Clientes</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Number with area code</source>
            <translation>Número com DDD</translation>
        </message>
        <message>
            <source>Or somebody else</source>
            <translation>Ou outra pessoa</translation>
        </message>
        <message>
            <source>This is no phone number yet. Is the area code there?</source>
            <translation>Ainda não é um telefone. O DDD está aí?</translation>
        </message>
        <message>
            <source>Choose one or several</source>
            <translation>Escolha um ou vários</translation>
        </message>
    </context>
    <context>
        <name>ContactPanel</name>
        <message>
            <source>Close (Esc)</source>
            <translation>Fechar (Esc)</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Números</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Anotações</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Grupo</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contato</translation>
        </message>
        <message>
            <source>Verified business: {name}</source>
            <translation>Empresa verificada: {name}</translation>
        </message>
        <message>
            <source>Verified business</source>
            <translation>Empresa verificada</translation>
        </message>
        <message>
            <source>On WhatsApp: {name}</source>
            <translation>No WhatsApp: {name}</translation>
        </message>
        <message>
            <source>{text} was copied</source>
            <translation>{text} foi copiado</translation>
        </message>
        <message>
            <source>They are two contacts again</source>
            <translation>Agora são dois contatos de novo</translation>
        </message>
        <message>
            <source>Contact (Ctrl+I)</source>
            <translation>Contato (Ctrl+I)</translation>
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
            <source>Leave it</source>
            <translation>Deixar assim</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Enviar agora</translation>
        </message>
        <message>
            <source>Another time</source>
            <translation>Outra hora</translation>
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
            <source>A new kind of message</source>
            <translation>Mensagem de um tipo novo</translation>
        </message>
        <message>
            <source>See what came</source>
            <translation>Ver o que chegou</translation>
        </message>
        <message>
            <source>Start a conversation</source>
            <translation>Conversar</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Salvar</translation>
        </message>
        <message>
            <source>Call back on the phone.</source>
            <translation>Retorne a ligação pelo celular.</translation>
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
            <source>No votes yet</source>
            <translation>Nenhum voto ainda</translation>
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
            <source>No answer: checking whether it was sent…</source>
            <translation>Sem resposta: verificando se foi enviada…</translation>
        </message>
        <message>
            <source>No confirmation that it was sent. What you send after it waits</source>
            <translation>Sem confirmação de envio. O que vem depois espera</translation>
        </message>
        <message>
            <source>Accepted, without confirmation so far</source>
            <translation>Aceita, sem confirmação</translation>
        </message>
        <message>
            <source>MultiChat was closed {when}, when this was to go out</source>
            <translation>O MultiChat estava fechado {when}, na hora deste envio</translation>
        </message>
        <message>
            <source>Goes out {when}</source>
            <translation>Vai {when}</translation>
        </message>
        <message>
            <source>Not changed: the W-API plan does not include changing or deleting messages</source>
            <translation>Não alterada: o plano da W-API não inclui editar ou apagar mensagens</translation>
        </message>
        <message>
            <source>Not deleted: the W-API refused it</source>
            <translation>Não apagada: a W-API recusou</translation>
        </message>
        <message>
            <source>Not changed: the W-API refused it</source>
            <translation>Não alterada: a W-API recusou</translation>
        </message>
        <message>
            <source>Not sent: WhatsApp lets this line write to no more new contacts for now. Wait; do not reconnect</source>
            <translation>Não enviada: o WhatsApp não deixa esta linha escrever a mais contatos novos por enquanto. Espere; não reconecte</translation>
        </message>
        <message>
            <source>Not sent: you stopped it</source>
            <translation>Não enviada: você cancelou o envio</translation>
        </message>
        <message>
            <source>Not sent: its file is not on this computer any more</source>
            <translation>Não enviada: o arquivo não está mais neste computador</translation>
        </message>
        <message>
            <source>Not sent: the W-API cannot send such a message</source>
            <translation>Não enviada: a W-API não envia este tipo de mensagem</translation>
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
            <source>The connection broke off: it is sent again in a moment</source>
            <translation>A conexão caiu: será enviada de novo em instantes</translation>
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
            <source>Reaction not sent: the W-API plan does not include reactions</source>
            <translation>Reação não enviada: o plano da W-API não inclui reações</translation>
        </message>
        <message>
            <source>Reaction not sent: the W-API does not accept the token</source>
            <translation>Reação não enviada: a W-API não aceita o token</translation>
        </message>
        <message>
            <source>Reaction not sent: the instance has no token yet</source>
            <translation>Reação não enviada: a instância ainda não tem token</translation>
        </message>
        <message>
            <source>Reaction not sent: the W-API does not know this message any more</source>
            <translation>Reação não enviada: a W-API não conhece mais esta mensagem</translation>
        </message>
        <message>
            <source>Reaction not sent</source>
            <translation>Reação não enviada</translation>
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
            <source>starred</source>
            <translation>favorita</translation>
        </message>
        <message>
            <source>reactions: {people}</source>
            <translation>reações: {people}</translation>
        </message>
        <message>
            <source>being deleted…</source>
            <translation>apagando…</translation>
        </message>
        <message>
            <source>being changed…</source>
            <translation>alterando…</translation>
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
            <source>The group's invitation link was changed</source>
            <translation>O link de convite do grupo mudou</translation>
        </message>
        <message>
            <source>It was changed who may edit the group's details</source>
            <translation>Mudou quem pode editar os dados do grupo</translation>
        </message>
        <message>
            <source>It was changed who may write in the group</source>
            <translation>Mudou quem pode escrever no grupo</translation>
        </message>
        <message>
            <source>The group was deleted</source>
            <translation>O grupo foi apagado</translation>
        </message>
        <message>
            <source>{people} has a new number</source>
            <translation>{people} mudou de número</translation>
        </message>
        <message>
            <source>The security code has changed: the customer may have a new phone</source>
            <translation>O código de segurança mudou: o cliente pode ter trocado de celular</translation>
        </message>
        <message>
            <source>The time after which messages disappear was changed</source>
            <translation>Mudou o tempo em que as mensagens somem</translation>
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
        <message>
            <source>Ask to send it again</source>
            <translation>Pedir para reenviar</translation>
        </message>
        <message>
            <source>Live location</source>
            <translation>Localização ao vivo</translation>
        </message>
        <message>
            <source>Follow it on the phone</source>
            <translation>Acompanhe pelo celular</translation>
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
        <name>Counted</name>
        <message numerus="yes">
            <source>%n messages selected</source>
            <translation>
                <numerusform>%n mensagem selecionada</numerusform>
                <numerusform>%n mensagens selecionadas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n messages deleted for you.</source>
            <translation>
                <numerusform>%n mensagem apagada para você.</numerusform>
                <numerusform>%n mensagens apagadas para você.</numerusform>
            </translation>
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
            <source>%n votes</source>
            <translation>
                <numerusform>%n voto</numerusform>
                <numerusform>%n votos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n votes can only be seen on the phone</source>
            <translation>
                <numerusform>%n voto só aparece no celular</numerusform>
                <numerusform>%n votos só aparecem no celular</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Go to the end, %n new messages</source>
            <translation>
                <numerusform>Ir para o fim, %n mensagem nova</numerusform>
                <numerusform>Ir para o fim, %n mensagens novas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files</source>
            <translation>
                <numerusform>Enviar %n arquivo</numerusform>
                <numerusform>Enviar %n arquivos</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DayPopover</name>
        <message>
            <source>Previous month</source>
            <translation>Mês anterior</translation>
        </message>
        <message>
            <source>Next month</source>
            <translation>Próximo mês</translation>
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message>
            <source>Deleted for you. Everybody else still has it.</source>
            <translation>Apagada para você. Para os outros ela continua lá.</translation>
        </message>
        <message>
            <source>Saved as {name}.</source>
            <translation>Salvo como {name}.</translation>
        </message>
    </context>
    <context>
        <name>DeletePopover</name>
        <message>
            <source>Delete it for everybody?</source>
            <translation>Apagar para todos?</translation>
        </message>
        <message>
            <source>The customer sees that a message was deleted.</source>
            <translation>O cliente vê que uma mensagem foi apagada.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Manter</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Apagar</translation>
        </message>
    </context>
    <context>
        <name>DetailsPopover</name>
        <message>
            <source>Details</source>
            <translation>Dados da mensagem</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Horário</translation>
        </message>
        <message>
            <source>Here since</source>
            <translation>Chegou aqui</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Situação</translation>
        </message>
        <message>
            <source>View once</source>
            <translation>Visualização única</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>sim</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Arquivo</translation>
        </message>
        <message>
            <source>Message id</source>
            <translation>Id da mensagem</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>ainda não tem</translation>
        </message>
        <message>
            <source>Instance</source>
            <translation>Instância</translation>
        </message>
    </context>
    <context>
        <name>Documents</name>
        <message>
            <source>Documents</source>
            <translation>Documentos</translation>
        </message>
    </context>
    <context>
        <name>DropArea</name>
        <message>
            <source>Drop here to send to {name}</source>
            <translation>Solte aqui para enviar a {name}</translation>
        </message>
        <message>
            <source>You see everything once more before it goes.</source>
            <translation>Você confere tudo antes de enviar.</translation>
        </message>
    </context>
    <context>
        <name>EditBar</name>
        <message>
            <source>Change the message</source>
            <translation>Editar a mensagem</translation>
        </message>
        <message>
            <source>Leave it as it is</source>
            <translation>Deixar como está</translation>
        </message>
        <message>
            <source>Leave it as it is (Esc)</source>
            <translation>Deixar como está (Esc)</translation>
        </message>
    </context>
    <context>
        <name>EditionsPopover</name>
        <message>
            <source>Earlier texts</source>
            <translation>Textos anteriores</translation>
        </message>
        <message>
            <source>Now, since {when}</source>
            <translation>Agora, desde {when}</translation>
        </message>
        <message>
            <source>First, {when}</source>
            <translation>Primeiro, {when}</translation>
        </message>
        <message>
            <source>(no text)</source>
            <translation>(sem texto)</translation>
        </message>
    </context>
    <context>
        <name>Editor</name>
        <message>
            <source>Save</source>
            <translation>Salvar</translation>
        </message>
        <message>
            <source>Save (Ctrl+S)</source>
            <translation>Salvar (Ctrl+S)</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Apagar</translation>
        </message>
        <message>
            <source>Put {variable} into the text</source>
            <translation>Inserir {variable} no texto</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>Atalho</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texto</translation>
        </message>
        <message>
            <source>Variables</source>
            <translation>Variáveis</translation>
        </message>
        <message>
            <source>Attachment</source>
            <translation>Anexo</translation>
        </message>
        <message>
            <source>How it reads</source>
            <translation>Como fica</translation>
        </message>
        <message>
            <source>What stands below the file; it may stay empty</source>
            <translation>O que vai abaixo do arquivo; pode ficar vazio</translation>
        </message>
        <message>
            <source>Your shop</source>
            <translation>Sua loja</translation>
        </message>
        <message>
            <source>{names}: no variable is called that; it will be sent as it stands.</source>
            <translation>{names}: não existe variável com esse nome; vai ser enviado assim mesmo.</translation>
        </message>
        <message>
            <source>hours, price, pix…</source>
            <translation>horario, preco, pix…</translation>
        </message>
        <message>
            <source>{saudacao}, {nome}! We are open until 6 pm.</source>
            <translation>{saudacao}, {nome}! Atendemos até as 18h.</translation>
        </message>
    </context>
    <context>
        <name>Emoji</name>
        <message>
            <source>Recently used</source>
            <translation>Usados há pouco</translation>
        </message>
        <message>
            <source>Smileys and feelings</source>
            <translation>Sorrisos e emoções</translation>
        </message>
        <message>
            <source>People and hands</source>
            <translation>Pessoas e mãos</translation>
        </message>
        <message>
            <source>Animals and nature</source>
            <translation>Animais e natureza</translation>
        </message>
        <message>
            <source>Food and drink</source>
            <translation>Comidas e bebidas</translation>
        </message>
        <message>
            <source>Travel and places</source>
            <translation>Viagens e lugares</translation>
        </message>
        <message>
            <source>Activities and parties</source>
            <translation>Atividades e festas</translation>
        </message>
        <message>
            <source>Objects</source>
            <translation>Objetos</translation>
        </message>
        <message>
            <source>Symbols</source>
            <translation>Símbolos</translation>
        </message>
        <message>
            <source>Flags</source>
            <translation>Bandeiras</translation>
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
            <translation>Buscar emoji</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Resultados</translation>
        </message>
        <message>
            <source>No emoji has this name</source>
            <translation>Nenhum emoji com esse nome</translation>
        </message>
    </context>
    <context>
        <name>EmojiPopover</name>
        <message>
            <source>Choose an emoji</source>
            <translation>Escolher um emoji</translation>
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
        <name>EntryList</name>
        <message>
            <source>Found</source>
            <translation>Resultados</translation>
        </message>
    </context>
    <context>
        <name>EntryModel</name>
        <message>
            <source>Conversation</source>
            <translation>Conversa</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Comando</translation>
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
        <name>Files</name>
        <message>
            <source>Show more</source>
            <translation>Mostrar mais</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Search in this conversation</source>
            <translation>Buscar nesta conversa</translation>
        </message>
        <message>
            <source>Older result (Enter)</source>
            <translation>Resultado anterior (Enter)</translation>
        </message>
        <message>
            <source>Newer result (Shift+Enter)</source>
            <translation>Resultado mais novo (Shift+Enter)</translation>
        </message>
        <message>
            <source>Close search (Esc)</source>
            <translation>Fechar a busca (Esc)</translation>
        </message>
        <message>
            <source>Could not search. Try again.</source>
            <translation>Não foi possível buscar. Tente de novo.</translation>
        </message>
        <message>
            <source>{n} of {total}</source>
            <translation>{n} de {total}</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nada encontrado</translation>
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
        <name>ForwardDialog</name>
        <message>
            <source>Forward to…</source>
            <translation>Encaminhar para…</translation>
        </message>
        <message>
            <source>Name or number</source>
            <translation>Nome ou número</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Conversas</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Encaminhar</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>No more than {most} at once: WhatsApp may take it for spam.</source>
            <translation>No máximo {most} de cada vez: o WhatsApp pode achar que é spam.</translation>
        </message>
        <message>
            <source>Choose one or several</source>
            <translation>Escolha um ou vários</translation>
        </message>
    </context>
    <context>
        <name>Frame</name>
        <message>
            <source>Back to the conversations</source>
            <translation>Voltar às conversas</translation>
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
        <name>HeldBar</name>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>Take the message back (Ctrl+Shift+Z)</source>
            <translation>Desfazer o envio (Ctrl+Shift+Z)</translation>
        </message>
        <message>
            <source>Sending in {n} s</source>
            <translation>Enviando em {n} s</translation>
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
        <name>Later</name>
        <message>
            <source>In an hour</source>
            <translation>Daqui a uma hora</translation>
        </message>
        <message>
            <source>This evening</source>
            <translation>Hoje no fim do dia</translation>
        </message>
        <message>
            <source>Tomorrow morning</source>
            <translation>Amanhã cedo</translation>
        </message>
        <message>
            <source>Monday morning</source>
            <translation>Segunda cedo</translation>
        </message>
    </context>
    <context>
        <name>LaterDialog</name>
        <message>
            <source>Send later</source>
            <translation>Enviar mais tarde</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Dia</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>Hora</translation>
        </message>
        <message>
            <source>It goes {when}, if this computer is on and MultiChat is open; otherwise you are asked.</source>
            <translation>Vai {when}, se este computador estiver ligado com o MultiChat aberto; senão, você decide depois.</translation>
        </message>
        <message>
            <source>That hour is over already.</source>
            <translation>Essa hora já passou.</translation>
        </message>
    </context>
    <context>
        <name>LaterMenu</name>
        <message>
            <source>Choose day and hour…</source>
            <translation>Escolher dia e hora…</translation>
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
        <name>Looking</name>
        <message>
            <source>Search in this conversation (Ctrl+F)</source>
            <translation>Buscar nesta conversa (Ctrl+F)</translation>
        </message>
        <message>
            <source>Go to a day</source>
            <translation>Ir para um dia</translation>
        </message>
        <message>
            <source>Go</source>
            <translation>Ir</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
    </context>
    <context>
        <name>Media</name>
        <message>
            <source>Try again</source>
            <translation>Tentar de novo</translation>
        </message>
        <message>
            <source>No longer available</source>
            <translation>Não está mais disponível</translation>
        </message>
        <message>
            <source>Can't be shown here</source>
            <translation>Não dá para mostrar aqui</translation>
        </message>
        <message>
            <source>Stop downloading</source>
            <translation>Parar de baixar</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Baixar</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Tocar</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Salvar como…</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Copiar imagem</translation>
        </message>
        <message>
            <source>Open with another program</source>
            <translation>Abrir com outro programa</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Mostrar na pasta</translation>
        </message>
        <message>
            <source>This computer lacks what is needed to play sound and video. Save the file and open it elsewhere.</source>
            <translation>Falta neste computador o que toca som e vídeo. Salve o arquivo e abra com outro programa.</translation>
        </message>
        <message>
            <source>No sound device was found: it is playing, but you won't hear it. Plug in speakers or a headset.</source>
            <translation>Nenhum dispositivo de som foi encontrado: o áudio está tocando, mas não dá para ouvir. Conecte caixas de som ou um fone.</translation>
        </message>
        <message>
            <source>No program was found for this kind of file. Save it, or install a program for it.</source>
            <translation>Nenhum programa foi encontrado para este tipo de arquivo. Salve-o ou instale um programa para abri-lo.</translation>
        </message>
        <message>
            <source>Save file</source>
            <translation>Salvar arquivo</translation>
        </message>
        <message>
            <source>Saved: {name}</source>
            <translation>Salvo: {name}</translation>
        </message>
        <message>
            <source>The file could not be saved there. Choose another folder, or make room on the disk.</source>
            <translation>Não foi possível salvar o arquivo ali. Escolha outra pasta ou libere espaço no disco.</translation>
        </message>
        <message>
            <source>This picture can't be copied. Save it instead.</source>
            <translation>Esta imagem não pode ser copiada. Salve o arquivo.</translation>
        </message>
        <message>
            <source>Picture copied.</source>
            <translation>Imagem copiada.</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} de {total}</translation>
        </message>
        <message>
            <source>sending {percent} %</source>
            <translation>enviando {percent} %</translation>
        </message>
        <message>
            <source>downloading</source>
            <translation>baixando</translation>
        </message>
        <message>
            <source>downloading {percent} %</source>
            <translation>baixando {percent} %</translation>
        </message>
        <message>
            <source>not downloaded yet</source>
            <translation>ainda não baixado</translation>
        </message>
        <message>
            <source>could not be downloaded</source>
            <translation>não foi possível baixar</translation>
        </message>
        <message>
            <source>no longer available</source>
            <translation>não está mais disponível</translation>
        </message>
        <message>
            <source>Not opened, for your safety</source>
            <translation>Não aberto, para sua segurança</translation>
        </message>
        <message>
            <source>“{name}” could start a program on this computer, or nobody knows what is in it. If you were not expecting it, leave it alone.</source>
            <translation>“{name}” poderia iniciar um programa neste computador, ou ninguém sabe o que há nele. Se você não esperava este arquivo, não mexa nele.</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Deixar assim</translation>
        </message>
        <message>
            <source>This sound can't be played here. Save it and open it elsewhere.</source>
            <translation>Este áudio não pode ser tocado aqui. Salve o arquivo e abra com outro programa.</translation>
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
            <translation>Abrir a conversa</translation>
        </message>
    </context>
    <context>
        <name>MergeNote</name>
        <message>
            <source>Two contacts in one</source>
            <translation>Dois contatos em um</translation>
        </message>
        <message>
            <source>{number} was recognised as the same person, and both conversations became one.</source>
            <translation>{number} foi reconhecido como a mesma pessoa, e as duas conversas viraram uma.</translation>
        </message>
        <message>
            <source>These are two people…</source>
            <translation>São duas pessoas…</translation>
        </message>
        <message>
            <source>Each will have their own conversation again, with their own messages. They will not be taken for one person any more.</source>
            <translation>Cada uma volta a ter a própria conversa, com as próprias mensagens. Elas não serão mais tratadas como a mesma pessoa.</translation>
        </message>
        <message>
            <source>Separate</source>
            <translation>Separar</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
    </context>
    <context>
        <name>MessageMenu</name>
        <message>
            <source>React with {emoji}</source>
            <translation>Reagir com {emoji}</translation>
        </message>
        <message>
            <source>Take the reaction {emoji} back</source>
            <translation>Tirar a reação {emoji}</translation>
        </message>
        <message>
            <source>Another emoji</source>
            <translation>Outro emoji</translation>
        </message>
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
            <source>Change…</source>
            <translation>Editar…</translation>
        </message>
        <message>
            <source>Forward…</source>
            <translation>Encaminhar…</translation>
        </message>
        <message>
            <source>Select messages</source>
            <translation>Selecionar mensagens</translation>
        </message>
        <message>
            <source>Earlier texts</source>
            <translation>Textos anteriores</translation>
        </message>
        <message>
            <source>Who voted</source>
            <translation>Quem votou</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Dados da mensagem</translation>
        </message>
        <message>
            <source>Do not send</source>
            <translation>Não enviar</translation>
        </message>
        <message>
            <source>Delete for everybody…</source>
            <translation>Apagar para todos…</translation>
        </message>
        <message>
            <source>Delete for me</source>
            <translation>Apagar para mim</translation>
        </message>
        <message>
            <source>Take the star off</source>
            <translation>Tirar a estrela</translation>
        </message>
        <message>
            <source>Star</source>
            <translation>Marcar com estrela</translation>
        </message>
    </context>
    <context>
        <name>MessagesOffer</name>
        <message>
            <source>Search messages for “{text}”</source>
            <translation>Buscar “{text}” nas mensagens</translation>
        </message>
    </context>
    <context>
        <name>NameField</name>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Change the name that you see</source>
            <translation>Mudar o nome que você vê</translation>
        </message>
    </context>
    <context>
        <name>NewChatDialog</name>
        <message>
            <source>New conversation</source>
            <translation>Nova conversa</translation>
        </message>
        <message>
            <source>Phone number with area code</source>
            <translation>Telefone com DDD</translation>
        </message>
        <message>
            <source>Open conversation</source>
            <translation>Abrir conversa</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>From the line</source>
            <translation>Pela linha</translation>
        </message>
        <message>
            <source>Asking WhatsApp…</source>
            <translation>Consultando o WhatsApp…</translation>
        </message>
        <message>
            <source>Open anyway</source>
            <translation>Abrir mesmo assim</translation>
        </message>
        <message>
            <source>This number has no WhatsApp. Look at it once more: area code, ninth digit?</source>
            <translation>Este número não tem WhatsApp. Confira: o DDD e o nono dígito estão certos?</translation>
        </message>
        <message>
            <source>Connect a WhatsApp line first.</source>
            <translation>Conecte primeiro uma linha de WhatsApp.</translation>
        </message>
        <message>
            <source>This is no phone number. Is the area code there, and no digit too many?</source>
            <translation>Isto não é um telefone. O DDD está aí e não sobra nenhum dígito?</translation>
        </message>
        <message>
            <source>With area code; from abroad with + and the country's code.</source>
            <translation>Com DDD; de fora do Brasil, com + e o código do país.</translation>
        </message>
    </context>
    <context>
        <name>NotesField</name>
        <message>
            <source>Notes</source>
            <translation>Anotações</translation>
        </message>
        <message>
            <source>Only you see this: preferences, addresses, what was agreed</source>
            <translation>Só você vê: preferências, endereços, o que foi combinado</translation>
        </message>
    </context>
    <context>
        <name>Numbers</name>
        <message>
            <source>Phone</source>
            <translation>Telefone</translation>
        </message>
        <message>
            <source>Hidden number at WhatsApp</source>
            <translation>Número oculto no WhatsApp</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>Nome de usuário</translation>
        </message>
        <message>
            <source>Copy {text}</source>
            <translation>Copiar {text}</translation>
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
        <name>Palette</name>
        <message>
            <source>Go to a conversation, or do something</source>
            <translation>Ir para uma conversa ou um comando</translation>
        </message>
        <message>
            <source>No conversation or command is called that. Try part of the name, or the last digits.</source>
            <translation>Nenhuma conversa ou comando com esse nome. Tente parte do nome ou os últimos dígitos.</translation>
        </message>
        <message>
            <source>Commands and conversations</source>
            <translation>Comandos e conversas</translation>
        </message>
    </context>
    <context>
        <name>PickBar</name>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Forward…</source>
            <translation>Encaminhar…</translation>
        </message>
        <message>
            <source>Delete for me</source>
            <translation>Apagar para mim</translation>
        </message>
        <message>
            <source>Select nothing (Esc)</source>
            <translation>Cancelar a seleção (Esc)</translation>
        </message>
    </context>
    <context>
        <name>Pictures</name>
        <message>
            <source>Pictures and videos</source>
            <translation>Fotos e vídeos</translation>
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
            <translation>Celular</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Random key</source>
            <translation>Chave aleatória</translation>
        </message>
        <message>
            <source>Code to copy and paste</source>
            <translation>Código copia e cola</translation>
        </message>
        <message>
            <source>QR code</source>
            <translation>QR code</translation>
        </message>
        <message>
            <source>Button with the key</source>
            <translation>Botão com a chave</translation>
        </message>
        <message>
            <source>PIX charge for {name}</source>
            <translation>Cobrança PIX para {name}</translation>
        </message>
        <message>
            <source>Send charge</source>
            <translation>Enviar cobrança</translation>
        </message>
        <message>
            <source>Marked as paid</source>
            <translation>Marcada como paga</translation>
        </message>
        <message>
            <source>Not marked as paid</source>
            <translation>Ainda não marcada como paga</translation>
        </message>
        <message>
            <source>Identifier {txid}</source>
            <translation>Identificador {txid}</translation>
        </message>
        <message>
            <source>Take the mark off</source>
            <translation>Tirar a marca</translation>
        </message>
        <message>
            <source>Mark as paid</source>
            <translation>Marcar como paga</translation>
        </message>
        <message>
            <source>Copy code</source>
            <translation>Copiar código</translation>
        </message>
        <message>
            <source>Copy key</source>
            <translation>Copiar chave</translation>
        </message>
    </context>
    <context>
        <name>PixDialog</name>
        <message>
            <source>Amount</source>
            <translation>Valor</translation>
        </message>
        <message>
            <source>PIX key</source>
            <translation>Chave PIX</translation>
        </message>
        <message>
            <source>CPF, CNPJ, mobile, e-mail or random key</source>
            <translation>CPF, CNPJ, celular, e-mail ou chave aleatória</translation>
        </message>
        <message>
            <source>Who is paid</source>
            <translation>Quem recebe</translation>
        </message>
        <message>
            <source>Name of the shop</source>
            <translation>Nome da loja</translation>
        </message>
        <message>
            <source>City</source>
            <translation>Cidade</translation>
        </message>
        <message>
            <source>City of the shop</source>
            <translation>Cidade da loja</translation>
        </message>
        <message>
            <source>Identifier (optional)</source>
            <translation>Identificador (opcional)</translation>
        </message>
        <message>
            <source>Order number, letters and digits</source>
            <translation>Número do pedido, letras e números</translation>
        </message>
        <message>
            <source>Amount (R$)</source>
            <translation>Valor (R$)</translation>
        </message>
        <message>
            <source>Kind of key</source>
            <translation>Tipo de chave</translation>
        </message>
        <message>
            <source>The customer gets</source>
            <translation>O cliente recebe</translation>
        </message>
        <message>
            <source>Say who is paid: the customer reads it on the button.</source>
            <translation>Diga quem recebe: o cliente lê no botão.</translation>
        </message>
        <message>
            <source>Write the amount with digits and a comma: 180,00.</source>
            <translation>Escreva o valor com números e vírgula: 180,00.</translation>
        </message>
        <message>
            <source>Which key is paid to?</source>
            <translation>Para qual chave é o pagamento?</translation>
        </message>
        <message>
            <source>This is not a valid {kind}. Look at the digits once more.</source>
            <translation>{kind}: não é válido. Confira os números.</translation>
        </message>
        <message>
            <source>This is no valid PIX key. Look at the digits once more.</source>
            <translation>Esta chave PIX não é válida. Confira os números.</translation>
        </message>
        <message>
            <source>Say who is paid: the customer's bank shows it.</source>
            <translation>Diga quem recebe: o banco do cliente mostra.</translation>
        </message>
        <message>
            <source>Say in which city the shop is: banks want it.</source>
            <translation>Diga em que cidade fica a loja: os bancos pedem.</translation>
        </message>
        <message>
            <source>The amount has to be more than zero.</source>
            <translation>O valor precisa ser maior que zero.</translation>
        </message>
        <message>
            <source>The identifier takes up to 25 letters and digits, no spaces or accents.</source>
            <translation>O identificador aceita até 25 letras e números, sem espaços nem acentos.</translation>
        </message>
        <message>
            <source>No bank would read this key. Look at it once more.</source>
            <translation>Nenhum banco leria esta chave. Confira de novo.</translation>
        </message>
        <message>
            <source>The button carries the key alone: write the amount beside it.</source>
            <translation>O botão leva só a chave: escreva o valor na conversa.</translation>
        </message>
        <message>
            <source>The bank does not tell us about payments: you mark it as paid yourself.</source>
            <translation>O banco não nos avisa do pagamento: é você quem marca como pago.</translation>
        </message>
        <message>
            <source>The code appears here.</source>
            <translation>O código aparece aqui.</translation>
        </message>
        <message>
            <source>The customer chooses the amount.</source>
            <translation>O cliente escolhe o valor.</translation>
        </message>
        <message>
            <source>PIX: {amount} for {merchant}</source>
            <translation>PIX: {amount} para {merchant}</translation>
        </message>
        <message>
            <source>PIX for {merchant}</source>
            <translation>PIX para {merchant}</translation>
        </message>
    </context>
    <context>
        <name>PlaceDialog</name>
        <message>
            <source>Send a location</source>
            <translation>Enviar uma localização</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Enviar</translation>
        </message>
        <message>
            <source>Map link or coordinates</source>
            <translation>Link do mapa ou coordenadas</translation>
        </message>
        <message>
            <source>Name (optional)</source>
            <translation>Nome (opcional)</translation>
        </message>
        <message>
            <source>Our shop</source>
            <translation>Nossa loja</translation>
        </message>
        <message>
            <source>Address (optional)</source>
            <translation>Endereço (opcional)</translation>
        </message>
        <message>
            <source>Sent before</source>
            <translation>Já enviadas</translation>
        </message>
        <message>
            <source>Short links hold no coordinates: open it in the browser and copy the long address.</source>
            <translation>Links curtos não trazem coordenadas: abra no navegador e copie o endereço longo.</translation>
        </message>
        <message>
            <source>There are no coordinates in this.</source>
            <translation>Não há coordenadas aqui.</translation>
        </message>
        <message>
            <source>In Google Maps: right click on the place, and the first line copies it.</source>
            <translation>No Google Maps: clique com o botão direito no lugar; a primeira linha copia as coordenadas.</translation>
        </message>
    </context>
    <context>
        <name>PreviewSheet</name>
        <message>
            <source>Caption</source>
            <translation>Legenda</translation>
        </message>
        <message>
            <source>Do not send (Esc)</source>
            <translation>Não enviar (Esc)</translation>
        </message>
        <message>
            <source>Send to {name}</source>
            <translation>Enviar para {name}</translation>
        </message>
        <message>
            <source>Send as document</source>
            <translation>Enviar como documento</translation>
        </message>
        <message>
            <source>The file arrives untouched, and nobody sees it before opening it</source>
            <translation>O arquivo chega sem alterações, e só aparece depois de aberto</translation>
        </message>
        <message>
            <source>Add files</source>
            <translation>Adicionar arquivos</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Foto</translation>
        </message>
        <message>
            <source>Take out what cannot be sent</source>
            <translation>Tire o que não pode ser enviado</translation>
        </message>
    </context>
    <context>
        <name>QuickPopup</name>
        <message>
            <source>Quick replies</source>
            <translation>Respostas rápidas</translation>
        </message>
    </context>
    <context>
        <name>QuickReplyPage</name>
        <message>
            <source>Quick replies</source>
            <translation>Respostas rápidas</translation>
        </message>
        <message>
            <source>Search quick replies</source>
            <translation>Buscar respostas rápidas</translation>
        </message>
        <message>
            <source>New quick reply</source>
            <translation>Nova resposta rápida</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importar…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
        </message>
        <message>
            <source>Saved. Type /{shortcut} in a message.</source>
            <translation>Salva. Digite /{shortcut} na mensagem.</translation>
        </message>
        <message>
            <source>/{shortcut} was deleted.</source>
            <translation>/{shortcut} foi apagada.</translation>
        </message>
        <message>
            <source>Choose a quick reply</source>
            <translation>Escolha uma resposta rápida</translation>
        </message>
        <message>
            <source>No quick replies yet</source>
            <translation>Nenhuma resposta rápida ainda</translation>
        </message>
        <message>
            <source>Write here what you answer again and again: prices, opening hours, how to pay. In a message, / and a few letters put it in, with the customer's name.</source>
            <translation>Escreva aqui o que você responde sempre: preços, horários, como pagar. Na mensagem, / e algumas letras inserem o texto já com o nome do cliente.</translation>
        </message>
        <message>
            <source>Import quick replies</source>
            <translation>Importar respostas rápidas</translation>
        </message>
        <message>
            <source>Quick replies (*.json *.csv)</source>
            <translation>Respostas rápidas (*.json *.csv)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Todos os arquivos (*)</translation>
        </message>
        <message>
            <source>Table for Excel, without attachments (*.csv)</source>
            <translation>Tabela para o Excel, sem os anexos (*.csv)</translation>
        </message>
        <message>
            <source>JSON, with attachments (*.json)</source>
            <translation>JSON, com os anexos (*.json)</translation>
        </message>
        <message>
            <source>Export quick replies</source>
            <translation>Exportar respostas rápidas</translation>
        </message>
        <message>
            <source>quick-replies</source>
            <translation>respostas-rapidas</translation>
        </message>
    </context>
    <context>
        <name>QuickWriting</name>
        <message>
            <source>Message  ·  / for quick replies</source>
            <translation>Mensagem  ·  / para respostas rápidas</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Mensagem</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Conversations</source>
            <translation>Conversas</translation>
        </message>
        <message>
            <source>Search messages</source>
            <translation>Buscar mensagens</translation>
        </message>
        <message>
            <source>Starred messages</source>
            <translation>Mensagens favoritas</translation>
        </message>
    </context>
    <context>
        <name>RawDialog</name>
        <message>
            <source>What came</source>
            <translation>O que chegou</translation>
        </message>
        <message>
            <source>The journal does not keep this event any more.</source>
            <translation>O registro não guarda mais este evento.</translation>
        </message>
        <message>
            <source>This is the message as the gateway sent it, with keys masked. A newer version may be able to show it.</source>
            <translation>Esta é a mensagem como a W-API enviou, com as chaves escondidas. Uma versão mais nova talvez consiga mostrá-la.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fechar</translation>
        </message>
    </context>
    <context>
        <name>ReactionsPopover</name>
        <message>
            <source>on its way</source>
            <translation>a caminho</translation>
        </message>
        <message>
            <source>Take mine back</source>
            <translation>Tirar a minha</translation>
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
        <name>ReplyModel</name>
        <message>
            <source>with {file}</source>
            <translation>com {file}</translation>
        </message>
    </context>
    <context>
        <name>RoomCard</name>
        <message>
            <source>Room on this computer</source>
            <translation>Espaço neste computador</translation>
        </message>
        <message>
            <source>{files} take {size}.</source>
            <translation>{files} ocupam {size}.</translation>
        </message>
        <message>
            <source>No files yet: pictures and documents will be kept here.</source>
            <translation>Nenhum arquivo ainda: fotos e documentos serão guardados aqui.</translation>
        </message>
        <message>
            <source>Make room now: remove what is older than</source>
            <translation>Abrir espaço agora: remover o que tem mais de</translation>
        </message>
        <message>
            <source>Files older than {days} ({size}) will be removed from this computer. Their messages stay; most of the files can not be fetched again.</source>
            <translation>Os arquivos com mais de {days} ({size}) serão removidos deste computador. As mensagens ficam; a maioria dos arquivos não poderá ser baixada de novo.</translation>
        </message>
        <message>
            <source>Remove files</source>
            <translation>Remover arquivos</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Removing…</source>
            <translation>Removendo…</translation>
        </message>
        <message>
            <source>The files could not be removed. Look whether the disk is full, and try again.</source>
            <translation>Não foi possível remover os arquivos. Veja se o disco está cheio e tente de novo.</translation>
        </message>
        <message>
            <source>{files} were removed: {size} more room.</source>
            <translation>{files} removidos: mais {size} livres.</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>You: </source>
            <translation>Você: </translation>
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
        <name>SearchPage</name>
        <message>
            <source>Search messages</source>
            <translation>Buscar mensagens</translation>
        </message>
        <message>
            <source>Words in messages</source>
            <translation>Palavras nas mensagens</translation>
        </message>
        <message>
            <source>Messages found</source>
            <translation>Mensagens encontradas</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tudo</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Fotos</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Documentos</translation>
        </message>
        <message>
            <source>Voice messages</source>
            <translation>Mensagens de voz</translation>
        </message>
        <message>
            <source>From the shop</source>
            <translation>Enviadas</translation>
        </message>
        <message>
            <source>From customers</source>
            <translation>Recebidas</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>Links</translation>
        </message>
        <message>
            <source>This conversation</source>
            <translation>Nesta conversa</translation>
        </message>
        <message>
            <source>Until a day…</source>
            <translation>Até um dia…</translation>
        </message>
        <message>
            <source>Messages until this day</source>
            <translation>Mensagens até este dia</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Mostrar</translation>
        </message>
        <message>
            <source>Until {day} ×</source>
            <translation>Até {day} ×</translation>
        </message>
    </context>
    <context>
        <name>SearchTexts</name>
        <message>
            <source>Older messages are still being prepared ({share}): they will be found soon.</source>
            <translation>As mensagens mais antigas ainda estão sendo preparadas ({share}): logo serão encontradas.</translation>
        </message>
        <message>
            <source>Search all conversations</source>
            <translation>Busque em todas as conversas</translation>
        </message>
        <message>
            <source>Type words of a message, the name of a file or a number. With quotation marks words are found side by side.</source>
            <translation>Digite palavras de uma mensagem, o nome de um arquivo ou um número. Entre aspas, as palavras são achadas lado a lado.</translation>
        </message>
        <message>
            <source>No message has all these words. Try fewer words, or only the beginning of one.</source>
            <translation>Nenhuma mensagem tem todas essas palavras. Tente menos palavras, ou só o começo de uma.</translation>
        </message>
        <message>
            <source>No message is like that.</source>
            <translation>Nenhuma mensagem é assim.</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nada encontrado</translation>
        </message>
        <message>
            <source>Search everything</source>
            <translation>Buscar em tudo</translation>
        </message>
        <message>
            <source>Could not search</source>
            <translation>Não foi possível buscar</translation>
        </message>
        <message>
            <source>Your messages are all there. Try once more; if it goes on, restart the console.</source>
            <translation>Suas mensagens estão todas guardadas. Tente de novo; se continuar, reinicie o programa.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Tentar de novo</translation>
        </message>
        <message>
            <source>No starred messages</source>
            <translation>Nenhuma mensagem favorita</translation>
        </message>
        <message>
            <source>Star what you want to find again: right-click a message and choose Star.</source>
            <translation>Favorite o que quiser achar depois: clique na mensagem com o botão direito e escolha Favoritar.</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Groups of each line</source>
            <translation>Grupos de cada linha</translation>
        </message>
        <message>
            <source>Automatic download</source>
            <translation>Download automático</translation>
        </message>
        <message>
            <source>Files are kept here as soon as they come: their links at WhatsApp can end at any time.</source>
            <translation>Os arquivos são guardados assim que chegam: os links do WhatsApp podem acabar a qualquer momento.</translation>
        </message>
        <message>
            <source>Clean-up</source>
            <translation>Limpeza</translation>
        </message>
        <message>
            <source>Done by itself, a few times a day.</source>
            <translation>Feita sozinha, algumas vezes por dia.</translation>
        </message>
        <message>
            <source>Who is waiting</source>
            <translation>Quem está esperando</translation>
        </message>
        <message>
            <source>A customer whose last word was not answered has a timer in the list.</source>
            <translation>O cliente que ficou sem resposta tem um relógio na lista.</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>Escrever</translation>
        </message>
        <message>
            <source>What customers see</source>
            <translation>O que o cliente vê</translation>
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
            <translation>Maior arquivo</translation>
        </message>
        <message>
            <source>Anything larger waits in its message until you click it.</source>
            <translation>O que for maior espera na mensagem até você clicar.</translation>
        </message>
        <message>
            <source>Remove files after</source>
            <translation>Remover arquivos depois de</translation>
        </message>
        <message>
            <source>The messages stay; only their files are taken off this computer.</source>
            <translation>As mensagens ficam; só os arquivos saem deste computador.</translation>
        </message>
        <message>
            <source>Room for files</source>
            <translation>Espaço para arquivos</translation>
        </message>
        <message>
            <source>When it is full, the oldest files are taken off this computer.</source>
            <translation>Quando enche, os arquivos mais antigos saem deste computador.</translation>
        </message>
        <message>
            <source>Amber after</source>
            <translation>Amarelo depois de</translation>
        </message>
        <message>
            <source>Red after</source>
            <translation>Vermelho depois de</translation>
        </message>
        <message>
            <source>Unread until it is answered</source>
            <translation>Não lida até responder</translation>
        </message>
        <message>
            <source>Looking at a conversation is not enough: it stays unread while somebody waits in it.</source>
            <translation>Abrir a conversa não basta: ela continua não lida enquanto alguém espera.</translation>
        </message>
        <message>
            <source>Five seconds to take a message back</source>
            <translation>Cinco segundos para desfazer o envio</translation>
        </message>
        <message>
            <source>After Enter it waits that long, with a button to undo.</source>
            <translation>Depois do Enter a mensagem espera, com um botão para desfazer.</translation>
        </message>
        <message>
            <source>Your name on top of each message</source>
            <translation>Seu nome em cima de cada mensagem</translation>
        </message>
        <message>
            <source>So that customers know who is writing.</source>
            <translation>Para o cliente saber quem está escrevendo.</translation>
        </message>
        <message>
            <source>Your name for customers</source>
            <translation>Seu nome para os clientes</translation>
        </message>
        <message>
            <source>Blue ticks</source>
            <translation>Confirmação de leitura</translation>
        </message>
        <message>
            <source>Customers see that you have seen their messages.</source>
            <translation>O cliente vê que você leu as mensagens dele.</translation>
        </message>
        <message>
            <source>That you are typing or recording</source>
            <translation>Que você está digitando ou gravando</translation>
        </message>
        <message>
            <source>A moment of typing before each message</source>
            <translation>Um instante de digitação antes de cada mensagem</translation>
        </message>
        <message>
            <source>As a person does it: WhatsApp takes a quick sender for a robot.</source>
            <translation>Como uma pessoa faz: o WhatsApp toma quem envia rápido demais por robô.</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Fotos</translation>
        </message>
        <message>
            <source>Videos</source>
            <translation>Vídeos</translation>
        </message>
        <message>
            <source>GIFs</source>
            <translation>GIFs</translation>
        </message>
        <message>
            <source>Voice messages</source>
            <translation>Mensagens de voz</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Áudios</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Documentos</translation>
        </message>
        <message>
            <source>Stickers</source>
            <translation>Figurinhas</translation>
        </message>
        <message>
            <source>Other files</source>
            <translation>Outros arquivos</translation>
        </message>
        <message>
            <source>On</source>
            <translation>Ligados</translation>
        </message>
        <message>
            <source>Groups are like all other conversations.</source>
            <translation>os grupos são como as outras conversas.</translation>
        </message>
        <message>
            <source>Quiet</source>
            <translation>Silenciosos</translation>
        </message>
        <message>
            <source>Groups are in the list, but they are not counted and never notified.</source>
            <translation>os grupos ficam na lista, mas não contam como não lidos e nunca avisam.</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Desligados</translation>
        </message>
        <message>
            <source>What is written in groups does not appear here at all.</source>
            <translation>o que se escreve nos grupos não aparece aqui.</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Configurações</translation>
        </message>
        <message>
            <source>No line yet</source>
            <translation>Nenhuma linha ainda</translation>
        </message>
        <message>
            <source>As soon as a WhatsApp line is connected, you choose here how its groups are treated.</source>
            <translation>Assim que uma linha do WhatsApp for conectada, você escolhe aqui como os grupos dela aparecem.</translation>
        </message>
        <message>
            <source>Downloads and storage</source>
            <translation>Downloads e espaço</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Conversas</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Grupos</translation>
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
        <name>StarredPage</name>
        <message>
            <source>Starred messages</source>
            <translation>Mensagens favoritas</translation>
        </message>
    </context>
    <context>
        <name>Strip</name>
        <message>
            <source>File {n} of {all}</source>
            <translation>Arquivo {n} de {all}</translation>
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
            <source>Text</source>
            <translation>Texto</translation>
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
            <source>accepted, not sent yet</source>
            <translation>aceita, ainda não enviada</translation>
        </message>
        <message>
            <source>PIX charge</source>
            <translation>Cobrança PIX</translation>
        </message>
        <message>
            <source>to be sent later</source>
            <translation>será enviada depois</translation>
        </message>
        <message>
            <source>not sent at its time</source>
            <translation>não enviada na hora</translation>
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
            <translation>Áudios</translation>
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
        <message>
            <source>today at {time}</source>
            <translation>hoje às {time}</translation>
        </message>
        <message>
            <source>tomorrow at {time}</source>
            <translation>amanhã às {time}</translation>
        </message>
        <message>
            <source>yesterday at {time}</source>
            <translation>ontem às {time}</translation>
        </message>
        <message>
            <source>{day} at {time}</source>
            <translation>{day} às {time}</translation>
        </message>
    </context>
    <context>
        <name>ToneButton</name>
        <message>
            <source>Yellow</source>
            <translation>Amarelo</translation>
        </message>
        <message>
            <source>Light skin</source>
            <translation>Pele clara</translation>
        </message>
        <message>
            <source>Medium-light skin</source>
            <translation>Pele morena clara</translation>
        </message>
        <message>
            <source>Medium skin</source>
            <translation>Pele morena</translation>
        </message>
        <message>
            <source>Medium-dark skin</source>
            <translation>Pele morena escura</translation>
        </message>
        <message>
            <source>Dark skin</source>
            <translation>Pele escura</translation>
        </message>
        <message>
            <source>Skin: {skin}</source>
            <translation>Pele: {skin}</translation>
        </message>
    </context>
    <context>
        <name>Transport</name>
        <message>
            <source>Play</source>
            <translation>Tocar</translation>
        </message>
        <message>
            <source>Place in the video</source>
            <translation>Posição no vídeo</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Tirar o som</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>Volume</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausar</translation>
        </message>
        <message>
            <source>space</source>
            <translation>espaço</translation>
        </message>
        <message>
            <source>Unmute</source>
            <translation>Ligar o som</translation>
        </message>
    </context>
    <context>
        <name>Viewer</name>
        <message>
            <source>Smaller</source>
            <translation>Diminuir</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>Aumentar</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Copiar imagem</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Salvar como…</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Mostrar na pasta</translation>
        </message>
        <message>
            <source>Open with another program</source>
            <translation>Abrir com outro programa</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fechar</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Anterior</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Próximo</translation>
        </message>
        <message>
            <source>This file is no longer available. Ask for it to be sent again.</source>
            <translation>Este arquivo não está mais disponível. Peça para reenviar.</translation>
        </message>
        <message>
            <source>This file is not here yet. Click or press Enter to download it.</source>
            <translation>Este arquivo ainda não foi baixado. Clique ou aperte Enter para baixar.</translation>
        </message>
        <message>
            <source>This can't be shown here. Save it, or open it with another program.</source>
            <translation>Não dá para mostrar aqui. Salve o arquivo ou abra com outro programa.</translation>
        </message>
    </context>
    <context>
        <name>Voice</name>
        <message>
            <source>A voice message for another customer is not sent yet. Send it or throw it away first.</source>
            <translation>Há uma mensagem de voz para outro cliente sem enviar. Envie ou descarte antes.</translation>
        </message>
        <message>
            <source>No microphone was found. Plug one in, or allow MultiChat to use it.</source>
            <translation>Nenhum microfone encontrado. Conecte um ou permita que o MultiChat o use.</translation>
        </message>
    </context>
    <context>
        <name>VoiceBar</name>
        <message>
            <source>Throw away (Esc)</source>
            <translation>Descartar (Esc)</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausar</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Ouvir</translation>
        </message>
        <message>
            <source>Send the voice message</source>
            <translation>Enviar a mensagem de voz</translation>
        </message>
        <message>
            <source>Send (Enter)</source>
            <translation>Enviar (Enter)</translation>
        </message>
        <message>
            <source>Nothing was recorded: it was too short.</source>
            <translation>Nada foi gravado: foi curto demais.</translation>
        </message>
        <message>
            <source>Ten minutes are recorded: that is the longest. Send it, or throw it away.</source>
            <translation>Dez minutos gravados: é o máximo. Envie ou descarte.</translation>
        </message>
        <message>
            <source>The recording could not be made into a voice message. Try again.</source>
            <translation>Não deu para transformar a gravação em mensagem de voz. Tente de novo.</translation>
        </message>
        <message>
            <source>This computer cannot play sound. It can be sent all the same.</source>
            <translation>Este computador não toca som. Dá para enviar mesmo assim.</translation>
        </message>
        <message>
            <source>Pause (Space)</source>
            <translation>Pausar (Espaço)</translation>
        </message>
        <message>
            <source>Go on recording</source>
            <translation>Continuar gravando</translation>
        </message>
        <message>
            <source>Stop (Space)</source>
            <translation>Parar (Espaço)</translation>
        </message>
        <message>
            <source>Listen (Space)</source>
            <translation>Ouvir (Espaço)</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Gravando</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>Gravada</translation>
        </message>
    </context>
    <context>
        <name>VotesPopover</name>
        <message>
            <source>Who voted</source>
            <translation>Quem votou</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Você</translation>
        </message>
        <message>
            <source>Voted, to be seen on the phone only</source>
            <translation>Votou, mas o voto só aparece no celular</translation>
        </message>
        <message>
            <source>Everybody took their vote back.</source>
            <translation>Todos retiraram o voto.</translation>
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
            <translation>esperando resposta há {time}</translation>
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
    <context>
        <name>Words</name>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n pessoa</numerusform>
                <numerusform>%n pessoas</numerusform>
            </translation>
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
            <source>Picture</source>
            <translation>Foto</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Documento</translation>
        </message>
        <message>
            <source>Hidden number</source>
            <translation>Número oculto</translation>
        </message>
        <message>
            <source>Give it a shortcut: the word that you will type behind /.</source>
            <translation>Dê um atalho: a palavra que você vai digitar depois da /.</translation>
        </message>
        <message>
            <source>Write the text that /{shortcut} stands for, or attach a file.</source>
            <translation>Escreva o texto que /{shortcut} representa, ou anexe um arquivo.</translation>
        </message>
        <message>
            <source>The shortcut is too long: at most {most} letters.</source>
            <translation>O atalho é longo demais: no máximo {most} letras.</translation>
        </message>
        <message>
            <source>The text of /{shortcut} is too long: at most {longest} letters.</source>
            <translation>O texto de /{shortcut} é longo demais: no máximo {longest} letras.</translation>
        </message>
        <message>
            <source>A shortcut is one word, without spaces: {shortcut}</source>
            <translation>O atalho é uma palavra só, sem espaços: {shortcut}</translation>
        </message>
        <message>
            <source>There is a quick reply /{shortcut} already. Choose another word.</source>
            <translation>Já existe a resposta rápida /{shortcut}. Escolha outra palavra.</translation>
        </message>
        <message>
            <source>This file is too large to be a list of quick replies.</source>
            <translation>O arquivo é grande demais para ser uma lista de respostas rápidas.</translation>
        </message>
        <message>
            <source>This file is no text. Save it as CSV (UTF-8) or JSON.</source>
            <translation>O arquivo não é texto. Salve como CSV (UTF-8) ou JSON.</translation>
        </message>
        <message>
            <source>This file is no list of quick replies: it needs a column for the shortcut and one for the text.</source>
            <translation>O arquivo não é uma lista de respostas rápidas: precisa de uma coluna para o atalho e outra para o texto.</translation>
        </message>
        <message>
            <source>There is no quick reply in this file.</source>
            <translation>Não há nenhuma resposta rápida neste arquivo.</translation>
        </message>
        <message>
            <source>The file cannot be read. Is it still there, and may you open it?</source>
            <translation>Não foi possível ler o arquivo. Ele ainda está lá, e você pode abri-lo?</translation>
        </message>
        <message>
            <source>This computer's disk is full. Make room and try again.</source>
            <translation>O disco deste computador está cheio. Libere espaço e tente de novo.</translation>
        </message>
        <message>
            <source>The attachment of /{shortcut} is no file. Export the list once more.</source>
            <translation>O anexo de /{shortcut} não é um arquivo. Exporte a lista de novo.</translation>
        </message>
        <message>
            <source>The attachment of /{shortcut} is larger than {most}.</source>
            <translation>O anexo de /{shortcut} passa de {most}.</translation>
        </message>
        <message>
            <source>There is nothing in the attachment of /{shortcut}.</source>
            <translation>O anexo de /{shortcut} está vazio.</translation>
        </message>
        <message>
            <source>The shortcut /{shortcut} stands in it twice.</source>
            <translation>O atalho /{shortcut} aparece duas vezes.</translation>
        </message>
        <message>
            <source>Line {line}: </source>
            <translation>Linha {line}: </translation>
        </message>
        <message>
            <source>Nothing was imported. {where}{reason}</source>
            <translation>Nada foi importado. {where}{reason}</translation>
        </message>
        <message>
            <source>The file cannot be written there. Choose another folder.</source>
            <translation>Não foi possível gravar o arquivo ali. Escolha outra pasta.</translation>
        </message>
        <message>
            <source>Nothing was exported: the attachment of /{shortcut} is no longer on this computer. Attach it again, or take it away.</source>
            <translation>Nada foi exportado: o anexo de /{shortcut} não está mais neste computador. Anexe de novo ou tire-o.</translation>
        </message>
        <message>
            <source>Nothing was exported: all attachments together are larger than {most}. Export a table, or take some away first.</source>
            <translation>Nada foi exportado: os anexos juntos passam de {most}. Exporte uma tabela ou tire alguns antes.</translation>
        </message>
        <message>
            <source>Exported to {file}.</source>
            <translation>Exportado para {file}.</translation>
        </message>
        <message numerus="yes">
            <source>It goes without %n attachments: a table has only words, JSON has them.</source>
            <translation>
                <numerusform>Vai sem %n anexo: uma tabela só tem palavras; o JSON leva os anexos.</numerusform>
                <numerusform>Vai sem %n anexos: uma tabela só tem palavras; o JSON leva os anexos.</numerusform>
            </translation>
        </message>
        <message>
            <source>All of these quick replies were here already.</source>
            <translation>Todas essas respostas rápidas já estavam aqui.</translation>
        </message>
        <message numerus="yes">
            <source>%n quick replies added.</source>
            <translation>
                <numerusform>%n resposta rápida incluída.</numerusform>
                <numerusform>%n respostas rápidas incluídas.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n quick replies changed.</source>
            <translation>
                <numerusform>%n resposta rápida alterada.</numerusform>
                <numerusform>%n respostas rápidas alteradas.</numerusform>
            </translation>
        </message>
        <message>
            <source>Always keep</source>
            <translation>Nunca</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>Sem limite</translation>
        </message>
        <message numerus="yes">
            <source>%n days</source>
            <translation>
                <numerusform>%n dia</numerusform>
                <numerusform>%n dias</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%n arquivo</numerusform>
                <numerusform>%n arquivos</numerusform>
            </translation>
        </message>
    </context>
</TS>
