"""Texts of kinds that the dividing was not made for, and what must be known of their values.

Of a value: `k` kind of its label (`-`: none), `s` speaker, `v` voice (A, C, U), `a` what was asked for,
`o` whether somebody else's (1) or not (0), `p` whether past, `part`, `row`; `x|y`: either. Of these 103
texts 89 were right at first sight.
"""

from __future__ import annotations

import pytest

from native_host.customer.extract.segment import Segment
from tests.support.divided import segments


def said_of(one: Segment, key: str) -> str:
    """Return what is known of a segment, in the letters of the tests."""
    return {
        "k": one.label.kind if one.label else "-",
        "s": one.speaker.replace(" ", "_"),
        "v": one.voice.value[0].upper(),
        "a": ",".join(sorted(one.asked)),
        "o": str(int(bool(one.owner) or (one.label is not None and one.label.someone_else))),
        "p": str(int(one.past)),
        "part": one.part.value,
        "row": str(one.row),
    }[key]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Ana Souza added a comment - 20/Nov/26 2:32 PM\n"
            "meu CPF é 526.018.159-06\n"
            "\n"
            "Bia Lima added a comment - 20/Nov/26 2:40 PM\n"
            "Pode informar o telefone?\n"
            "\n"
            "Ana Souza added a comment - 20/Nov/26 2:45 PM\n"
            "51 3333-4444",
            {"526": "k=cpf", "3333": "k=-"},
        ),
        (
            "Ana Souza\n"
            "20 de novembro de 2026 14:32\n"
            "não consigo usar, CPF 526.018.159-06\n"
            "\n"
            "Suporte Certifica\n"
            "20 de novembro de 2026 14:40\n"
            "Pode informar o telefone?\n"
            "\n"
            "Ana Souza\n"
            "20 de novembro de 2026 15:01\n"
            "51 3333-4444",
            {"526": "k=cpf s=Ana_Souza v=C", "3333": "s=Ana_Souza v=C a=phone"},
        ),
        (
            "BEGIN:VCARD\n"
            "VERSION:3.0\n"
            "FN:Ana Souza\n"
            "TEL;TYPE=CELL:+55 51 99812-3344\n"
            "EMAIL:ana@exemplo.com\n"
            "END:VCARD",
            {"+55": "k=phone", "ana@": "k=email"},
        ),
        (
            "nome=Ana+Souza&cpf=52601815906&tel=5133334444&email=ana@exemplo.com",
            {"52601815906": "k=cpf", "5133334444": "k=phone"},
        ),
        (
            "cliente:\n"
            "  nome: Ana Souza\n"
            "  documentos:\n"
            "    cpf: 526.018.159-06\n"
            "  contatos:\n"
            "    telefone: 51 3333-4444\n"
            "    email: ana@exemplo.com",
            {"Ana": "k=name", "526": "k=cpf", "3333": "k=phone", "ana@": "k=email"},
        ),
        (
            "Nome completo *\n"
            "Ana Souza\n"
            "CPF *\n"
            "526.018.159-06\n"
            "Telefone com DDD *\n"
            "51 3333-4444\n"
            "Aceito os termos *\n"
            "Sim",
            {"Ana": "k=name", "526": "k=cpf", "3333": "k=phone"},
        ),
        (
            "Nome*: Ana Souza\nCPF*: 526.018.159-06\nE-mail*: ana@exemplo.com",
            {"Ana": "k=name", "526": "k=cpf", "ana@": "k=email"},
        ),
        (
            "Contato compartilhado:\nAna Souza\nCelular: +55 51 99812-3344\nTrabalho: +55 51 3333-4444",
            {"99812": "k=phone"},
        ),
        (
            "Eu, Ana Souza, brasileira, casada, portadora do RG nº 1234567890 e inscrita no CPF s"
            "ob nº 526.018.159-06, residente na Rua A, 10, venho requerer a troca da mídia. Tel. "
            "(51) 3333-4444.",
            {"1234567890": "k=other", "526": "k=cpf", "3333": "k=phone"},
        ),
        (
            "CONTRATANTE: PADARIA AURORA LTDA, inscrita no CNPJ sob o nº 11.222.333/0001-81, nest"
            "e ato representada por sua sócia Ana Souza, CPF nº 526.018.159-06.",
            {"11.222": "k=cnpj", "526": "k=cpf"},
        ),
        (
            "C P F : 526.018.159-06\nN o m e : Ana Souza\nTEL : 51 3333-4444",
            {"526": "k=cpf", "3333": "k=phone"},
        ),
        (
            "Cliente: Ana Souza             Contador: João Lima\n"
            "Tel: 51 3333-4444              Tel: 51 3014-5500",
            {"Ana": "k=name", "João": "k=contact o=1"},
        ),
        (
            "Nombre: Ana Souza\n"
            "Documento: 526.018.159-06\n"
            "Teléfono: 51 3333-4444\n"
            "Correo electrónico: ana@exemplo.com",
            {"Ana": "k=name", "526": "k=document", "3333": "k=phone", "ana@": "k=email"},
        ),
        (
            "#\tCliente\tCPF\tFone\n"
            "1\tAna Souza\t526.018.159-06\t51 3333-4444\n"
            "2\tBia Lima\t083.016.613-05\t51 99812-3344",
            {"Ana": "k=name row=1", "083": "k=cpf row=2"},
        ),
        (
            "Relatório de clientes\n"
            "Emitido em 20/11/2026\n"
            "\n"
            "NOME                 CPF              TELEFONE\n"
            "ANA SOUZA            526.018.159-06   51 3333-4444\n"
            "BIA LIMA             083.016.613-05   51 99812-3344\n"
            "\n"
            "Total: 2",
            {"ANA": "k=name row=1", "BIA": "k=name row=2", "99812": "k=phone row=2"},
        ),
        (
            "Campo;Cliente 1;Cliente 2\n"
            "Nome;Ana Souza;Bia Lima\n"
            "CPF;526.018.159-06;083.016.613-05\n"
            "Fone;51 3333-4444;51 99812-3344",
            {"Ana": "k=name row=1", "083": "k=cpf row=2"},
        ),
        (
            "Cliente Ana Souza entrou em contato informando que o token está em branco. CPF 526.0"
            "18.159-06. Retorno no 51 3333-4444 ou pelo e-mail ana@exemplo.com.",
            {"526": "k=cpf", "ana@": "k=email"},
        ),
        (
            "20/11/2026 14:32 | Bia (Suporte) | Cliente informou tel 51 3333-4444\n"
            "20/11/2026 15:10 | Bia (Suporte) | CPF 526.018.159-06",
            {"3333": "k=phone", "526": "k=cpf"},
        ),
        (
            "[10:01] 🌸 Ana 🌸: oi\n"
            "[10:02] AR Serra: Olá! Informe seu CPF e telefone\n"
            "[10:03] 🌸 Ana 🌸: 526.018.159-06\n"
            "[10:04] AR Serra: Obrigado, aguarde",
            {"526": "v=C a=cpf,phone"},
        ),
        (
            "[20/11/2026 10:01] Suporte AR: Bom dia, em que posso ajudar?\n"
            "[20/11/2026 10:02] Ana Souza: meu token não abre\n"
            "[20/11/2026 10:03] João Contador: o CPF dela é 526.018.159-06\n"
            "[20/11/2026 10:04] Ana Souza: meu fone 51 3333-4444\n"
            "[20/11/2026 10:05] João Contador: o meu é 51 3014-5500",
            {"526": "k=cpf s=João_Contador", "3333": "s=Ana_Souza v=C"},
        ),
        (
            "14h32min - Ana Souza: oi\n14h33min - Suporte: Qual o CPF?\n14h34min - Ana Souza: 526.018.159-06",
            {"526": "s=Ana_Souza v=C a=cpf"},
        ),
        (
            "Ana Souza  2:32 PM\n"
            "hi, my token is empty\n"
            "Support Agent  2:33 PM\n"
            "Could you provide your tax ID?\n"
            "Ana Souza  2:35 PM\n"
            "526.018.159-06",
            {"526": "s=Ana_Souza v=C a=document"},
        ),
        (
            "[20/11 14:32] Ana Souza\n"
            "CPF 526.018.159-06\n"
            "[20/11 14:33] Bia Lima (Suporte)\n"
            "E o telefone?\n"
            "[20/11 14:35] Ana Souza\n"
            "51 3333-4444",
            {"526": "k=cpf s=Ana_Souza v=C", "3333": "a=phone v=C"},
        ),
        (
            "Ana Souza — 20/11/2026 14:32\n"
            "oi\n"
            "Bia — 20/11/2026 14:33\n"
            "Qual o seu nome completo?\n"
            "Ana Souza — 20/11/2026 14:35\n"
            "Ana Maria Souza",
            {"Ana Maria": "s=Ana_Souza v=C a=name"},
        ),
        (
            "Obrigado pelo retorno, respostas abaixo:\n"
            "\n"
            "> 1) Nome do titular?\n"
            "Ana Souza\n"
            "> 2) CPF?\n"
            "526.018.159-06\n"
            "> 3) Dois telefones?\n"
            "51 3333-4444 e 51 99812-3344",
            {"Ana": "k=name", "526": "k=cpf", "3333": "k=phone"},
        ),
        (
            "De : Ana Souza <ana@exemplo.com>\n"
            "Envoyé : lundi 16 novembre 2026 09:12\n"
            "À : suporte@certifica.example\n"
            "Objet : Token\n"
            "\n"
            "Meu CPF: 526.018.159-06",
            {"526": "k=cpf s=Ana_Souza"},
        ),
        (
            "Segue.\n"
            "\n"
            "De: João Lima <joao@contabil.example>\n"
            "Enviada em: 17/11/2026\n"
            "Para: suporte@certifica.example\n"
            "Assunto: ENC: Token\n"
            "\n"
            "Segue o caso da cliente.\n"
            "\n"
            "De: Ana Souza <ana@exemplo.com>\n"
            "Enviada em: 16/11/2026\n"
            "Para: João Lima\n"
            "Assunto: Token\n"
            "\n"
            "CPF 526.018.159-06",
            {"caso": "s=João_Lima", "526": "s=Ana_Souza"},
        ),
        (
            "Início da mensagem encaminhada:\n"
            "\n"
            "De: Ana Souza <ana@exemplo.com>\n"
            "Data: 16 de novembro de 2026 09:12:00 BRT\n"
            "Para: suporte@certifica.example\n"
            "Assunto: Token\n"
            "\n"
            "Oi, CPF 526.018.159-06",
            {"526": "s=Ana_Souza k=cpf"},
        ),
        (
            "ok, obrigado\n"
            "\n"
            "Em qua, 19 de nov de 2026 10:32, Ana Souza <ana@exemplo.com> escreveu:\n"
            "\n"
            "> Meu CPF é 526.018.159-06\n"
            "> Em ter, 18 de nov de 2026 09:00, Suporte <suporte@certifica.example> escreveu:\n"
            ">> Informe o CPF",
            {"526": "s=Ana_Souza k=cpf"},
        ),
        (
            "Prezados, o token não abre.\n"
            "\n"
            "Cordialmente,\n"
            "\n"
            "ANA SOUZA | Diretora\n"
            "PADARIA AURORA LTDA\n"
            "Tel.: (51) 3333-4444 | Cel.: (51) 99812-3344\n"
            "Rua A, 10 - Porto Alegre\n"
            "\n"
            "Esta mensagem pode conter informação confidencial. Em caso de recebimento indevido, "
            "ligue (51) 3000-0000.",
            {"ANA": "part=signature", "3333": "k=phone part=signature", "3000": "part=footer"},
        ),
        (
            "Meu telefone mudou: era 51 99812-3344, agora é 51 99812-5566.",
            {"3344": "p=1", "5566": "p=0"},
        ),
        (
            "Nome: Ana Souza\nFone: 51 99812-5566\nNão ligue para o 51 3333-4444, é do vizinho.",
            {"5566": "o=0", "3333": "o=1"},
        ),
        (
            "Quem me ajuda é meu filho João, 51 99812-3344. O meu é 51 3333-4444.",
            {"99812": "o=1", "3333": "o=0"},
        ),
        (
            "Sócio anterior: João Lima, CPF 083.016.613-05\nSócia atual: Ana Souza, CPF 526.018.159-06",
            {"083": "o=1", "526": "p=0 o=0"},
        ),
        (
            "Nome: Ana Souza\n"
            "Celular: 51 99812-3344\n"
            "\n"
            "Contato de emergência\n"
            "Nome: João Souza\n"
            "Telefone: 51 3333-4444",
            {"99812": "o=0", "João": "o=1", "3333": "o=1"},
        ),
        (
            "Nome: Ana Souza\n"
            "CPF: 526.018.159-06\n"
            "\n"
            "Organizador: Bia Lima\n"
            "Telefone: +55 11 3000-0000\n"
            "ID da reunião: 123 456 789",
            {"526": "k=cpf", "Bia": "k=contact o=1"},
        ),
        (
            "Rosa Celular Viana\n526.018.159-06",
            {"Rosa": "k=-"},
        ),
        (
            "Razão Social: Titular Corretora de Seguros Ltda\nCNPJ: 11.222.333/0001-81",
            {"Titular": "k=name o=0"},
        ),
        (
            "CPF do responsável legal (sócio): 526.018.159-06\nCNPJ da empresa (matriz): 11.222.333/0001-81",
            {"526": "k=cpf", "11.2": "k=cnpj"},
        ),
        (
            "Protocolo cancelado: 111222; protocolo válido: 333444",
            {"111222": "p=1 k=protocol", "333444": "p=0 k=protocol"},
        ),
        (
            "cn=Ana Souza, mail=ana@exemplo.com, telephoneNumber=5133334444",
            {"ana@": "k=email"},
        ),
        (
            "Ana Souza\n"
            "Diretora Financeira\n"
            "Padaria Aurora\n"
            "M: +55 51 99812-3344\n"
            "T: +55 51 3333-4444\n"
            "E: ana@exemplo.com",
            {"99812": "k=phone", "3333": "k=phone"},
        ),
        (
            "oi sou a ana souza minha contadora pediu pra eu passar os dados cpf 526 018 159 06 c"
            "elular 51 99812 3344 o dela é 51 3014 5500",
            {"526": "k=cpf", "99812": "k=phone"},
        ),
        (
            "Nome do Cliente.....: ANA SOUZA\n"
            "C.P.F. / C.N.P.J....: 526.018.159-06\n"
            "Fone Res............: (51) 3333-4444\n"
            "Fone Com............: (51) 3014-5500",
            {"ANA": "k=name", "526": "k=document", "3333": "k=phone", "3014": "k=phone"},
        ),
        (
            "Olá! 👋 Sou a Sofia, assistente virtual da Certifica.\n"
            "Digite o número da opção:\n"
            "1 - Suporte\n"
            "2 - Comercial\n"
            "Cliente: 1\n"
            "Sofia: Qual o seu nome completo?\n"
            "Cliente: Ana Souza\n"
            "Sofia: E o seu CPF?\n"
            "Cliente: 526.018.159-06",
            {"Ana": "s=Cliente v=C a=name", "526": "v=C a=cpf"},
        ),
        (
            "Cliente diz: meu CPF é 526.018.159-06\nAgente diz: e o telefone?\nCliente diz: 51 3333-4444",
            {"526": "v=C", "3333": "v=C a=phone"},
        ),
        (
            "Q1. Nome do titular\nAna Souza\nQ2. CPF\n526.018.159-06\nQ3. Telefone\n51 3333-4444",
            {"526": "k=cpf", "3333": "k=phone"},
        ),
        (
            "Dados da empresa\n"
            "Razão social: Padaria Aurora Ltda\n"
            "CNPJ: 11.222.333/0001-81\n"
            "Dados da contabilidade\n"
            "Nome: Lima Contábil\n"
            "Telefone: 51 3014-5500\n"
            "E-mail: lima@contabil.example",
            {"11.2": "o=0", "3014": "o=1", "lima@": "o=1"},
        ),
        (
            "Fone fixo: não tem\n"
            "Celular: 51 99812-3344 (só recado, é da minha irmã)\n"
            "E-mail: ana@exemplo.com",
            {"99812": "k=phone o=1", "ana@": "o=0"},
        ),
        (
            "Att.\nAna Souza\nEsposa do titular João Souza\n51 99812-3344",
            {"99812": "part=signature"},
        ),
        (
            "Nome=C3=A3o =C3=A9 label\nNome: Jo=C3=A3o Concei=C3=A7=C3=A3o\nTelefone: (51) 3333-=\n4444",
            {"João": "k=name", "3333-4444": "k=phone"},
        ),
        (
            "Nome: JoÃ£o ConceiÃ§Ã£o\nEndereÃ§o: Rua SÃ£o JosÃ©, 10\nTelefone: 51 3333-4444",
            {"João": "k=name", "Rua": "k=other", "3333": "k=phone"},
        ),
        (
            "<p><strong>Nome</strong>: Ana Souza</p><p><strong>CPF</strong>: 526.018.159-06</p><u"
            "l><li>Fone: 51 3333-4444</li></ul>",
            {"Ana": "k=name", "526": "k=cpf", "3333": "k=phone"},
        ),
        (
            "<dl><dt>Nome</dt><dd>Ana Souza</dd><dt>CPF</dt><dd>526.018.159-06</dd></dl>",
            {"Ana": "k=name", "526": "k=cpf"},
        ),
        (
            "ticket #4455 aberto por Bia Lima (suporte@certifica.example) em 20/11/2026 às 14:32\n"
            "Solicitante: Ana Souza\n"
            "Telefone: 51 3333-4444\n"
            "Descrição: token vazio, CPF 526.018.159-06",
            {"Ana": "k=contact", "3333": "k=phone", "526": "k=cpf"},
        ),
        (
            "SMS de +55 51 99812-3344 (20/11/2026 14:32): meu CPF é 526.018.159-06\n"
            "SMS de +55 51 99812-3344 (20/11/2026 14:33): e-mail ana@exemplo.com",
            {"526": "k=cpf", "ana@": "k=email"},
        ),
        (
            "Você: Olá, aqui é da Certifica. Pode confirmar o CPF?\n"
            "Ana: 526.018.159-06\n"
            "Você: E o telefone para retorno?\n"
            "Ana: 51 3333-4444",
            {"526": "v=C a=cpf", "3333": "v=C a=phone"},
        ),
        (
            "Ana Souza (51) 3333-4444 cliente\nJoão Lima (51) 3014-5500 contador",
            {"3333": "o=0", "3014": "o=1"},
        ),
        (
            "Email: ana@exemplo.com / antigo: ana@velho.example",
            {"ana@exemplo": "k=email p=0", "velho": "p=1"},
        ),
        (
            "whats 51998123344, fixo 5133334444, o comercial 5130145500 é do escritório do meu contador",
            {"51998123344": "k=phone o=0", "5130145500": "o=1"},
        ),
        (
            "CPF 526.018.159-06 nome Ana Souza tel 51 3333-4444 prot 445566",
            {"526": "k=cpf", "Ana": "k=name", "3333": "k=phone", "445566": "k=protocol"},
        ),
        (
            "Atendimento nº 778899\n"
            "Protocolo: 778899\n"
            "Bot: Olá! Para começar, me diga seu nome.\n"
            "Você: Ana Souza\n"
            "Bot: Obrigado, Ana! Qual o CPF do titular?\n"
            "Você: 526.018.159-06\n"
            "Bot: Encaminhando para um atendente...\n"
            "Bia Lima: Oi Ana, sou a Bia. Pode confirmar o e-mail?\n"
            "Você: ana@exemplo.com",
            {"526": "v=C a=cpf", "ana@": "v=C a=email"},
        ),
        (
            "Hoje\nAna Souza\noi\n14:32\nVocê\nOlá, qual o seu CPF?\n14:33\nAna Souza\n526.018.159-06\n14:35",
            {"526": "s=Ana_Souza v=C"},
        ),
        (
            "De: Ana Souza\nPara: Todos\n14:32\nmeu CPF é 526.018.159-06",
            {"526": "k=cpf"},
        ),
        (
            "Remetente: Ana Souza <ana@exemplo.com>\n"
            "Destinatário: suporte@certifica.example\n"
            "Assunto: token vazio\n"
            "Mensagem:\n"
            "Bom dia, telefone 51 3333-4444",
            {"3333": "k=phone s=Ana_Souza"},
        ),
        (
            "Nova mensagem do formulário de contato\n"
            "\n"
            "Nome: Ana Souza\n"
            "E-mail: ana@exemplo.com\n"
            "Telefone: (51) 3333-4444\n"
            "Mensagem: Meu token veio vazio. Meu CPF é 526.018.159-06.\n"
            "\n"
            "--\n"
            "Este e-mail foi enviado pelo site www.certifica.example - (51) 3000-0000",
            {"Ana": "k=name", "526": "k=cpf", "3000": "part=footer"},
        ),
        (
            "Ana Souza CPF: 526.018.159-06 Nasc: 12/03/1970 Mãe: Maria Souza Tel: 51 3333-4444",
            {"526": "k=cpf", "12/03": "k=other", "Maria": "k=other", "3333": "k=phone"},
        ),
        (
            "TITULAR: ANA SOUZA - CPF 526.018.159-06 - PROCURADOR: JOÃO LIMA - CPF 083.016.613-05",
            {"ANA": "k=name", "526": "k=cpf o=0", "083": "o=1"},
        ),
        (
            "Minha mãe é a titular: Ana Souza, CPF 526.018.159-06. Eu sou o filho dela, João, meu"
            " celular é 51 99812-3344.",
            {"526": "k=cpf", "99812": "k=phone"},
        ),
        (
            "O telefone da clínica é (51) 3333-4444, mas prefiro no celular (51) 99812-3344. O da"
            " recepcionista é (51) 99777-1111.",
            {"3333": "k=phone", "99812": "k=phone", "99777": "o=1"},
        ),
        (
            "Nome | Ana Souza\n---|---\nCPF | 526.018.159-06\nFone | 51 3333-4444",
            {"Ana": "k=name", "526": "k=cpf", "3333": "k=phone"},
        ),
        (
            'Nome,Telefone,Email\nAna Souza,"51 3333-4444, 51 99812-3344",ana@exemplo.com',
            {"3333": "k=phone row=1", "ana@": "k=email"},
        ),
        (
            "CLIENTE\tANA SOUZA\tCPF\t526.018.159-06\nFONE\t51 3333-4444\tEMAIL\tana@exemplo.com",
            {"ANA": "k=name", "526": "k=cpf", "3333": "k=phone", "ana@": "k=email"},
        ),
        (
            "ana souza\n526.018.159-06\n\njoão lima\n083.016.613-05",
            {"526": "k=-", "083": "k=-"},
        ),
        (
            "1. Ana Souza - CPF: 526.018.159-06 - Fone: 51 3333-4444\n"
            "2. João Lima - CPF: 083.016.613-05 - Fone: 51 99812-3344",
            {"526": "k=cpf", "083": "k=cpf", "99812": "k=phone"},
        ),
        (
            "Bom dia!\n"
            "Conforme falamos por telefone, seguem os dados para a troca:\n"
            "• Titular – Ana Souza\n"
            "• CPF – 526.018.159-06\n"
            "• Contato – 51 3333-4444 (falar com Ivete)",
            {"Ana": "k=name", "526": "k=cpf", "3333": "k=contact"},
        ),
        (
            "Ligar para 51 99812-3344 (Ana) após as 14h. Não usar o 51 3333-4444, está desativado.",
            {"99812": "k=phone p=0", "3333": "p=1"},
        ),
        (
            "Telefone (desatualizado): 51 3333-4444\nTelefone (correto): 51 99812-3344",
            {"3333": "p=1 k=phone", "99812": "p=0 k=phone"},
        ),
        (
            "Mudei de e-mail, o novo é ana@exemplo.com; o velho, ana@velho.example, não uso mais.",
            {"ana@exemplo": "p=0", "velho.example": "p=1"},
        ),
        (
            "Aos cuidados de Ana Souza\nRua A, 10\n90000-000 Porto Alegre RS\nFone/WhatsApp 51 99812-3344",
            {"Ana": "k=contact", "99812": "k=phone"},
        ),
        (
            "Certificado: e-CNPJ A3\n"
            "Emitido para: PADARIA AURORA LTDA:11222333000181\n"
            "Responsável: ANA SOUZA\n"
            "Validade: 20/11/2027\n"
            "Número de série: 00A1B2C3D4",
            {"PADARIA": "k=name", "ANA": "k=contact", "00A1": "k=other"},
        ),
        (
            "RE: Chamado 4455\n"
            "\n"
            "Bom dia,\n"
            "\n"
            "Segue conforme solicitado.\n"
            "CPF: 526.018.159-06\n"
            "\n"
            "Atenciosamente,\n"
            "\n"
            "Ana Souza\n"
            "Assistente Administrativo\n"
            "Padaria Aurora Ltda.\n"
            "(51) 3333-4444\n"
            "\n"
            "On Mon, Nov 16, 2026 at 9:12 AM Suporte <suporte@certifica.example> wrote:\n"
            "> Prezada Ana, favor informar o CPF.\n"
            "> Atenciosamente,\n"
            "> Bia Lima - Suporte Técnico\n"
            "> (51) 3014-5500",
            {"526": "k=cpf", "3333": "part=signature o=0", "3014": "v=A"},
        ),
        (
            "[20/11/26 09:12] Padaria Aurora: Bom dia\n"
            "[20/11/26 09:13] Certifica Digital: Bom dia! Em que posso ajudar?\n"
            "[20/11/26 09:14] Padaria Aurora: token em branco\n"
            "CNPJ 11.222.333/0001-81\n"
            "falar com Ana 51 99812-3344\n"
            "[20/11/26 09:15] Certifica Digital: Seu protocolo é 2026112000",
            {"11.222": "k=cnpj v=C", "99812": "v=C", "2026112000": "k=protocol v=A"},
        ),
        (
            "20/11/2026, 09:12 - Ana Souza: <Arquivo de mídia oculto>\n"
            "20/11/2026, 09:13 - Ana Souza: esse é meu RG\n"
            "20/11/2026, 09:14 - Suporte: recebi, e o CPF?\n"
            "20/11/2026, 09:15 - Ana Souza: 526.018.159-06\n"
            "20/11/2026, 09:16 - Ana Souza: 51 99812-3344 esse é o zap",
            {"526": "v=C a=cpf", "99812": "v=C"},
        ),
        (
            "Agente: Confirmando seus dados: Ana Souza, CPF 526.018.159-06, telefone 51 99812-334"
            "4, e-mail ana@exemplo.com. Está correto?\n"
            "Cliente: sim, tudo certo",
            {"526": "k=cpf v=C", "99812": "k=phone v=C", "ana@": "k=email v=C"},
        ),
        (
            "Agente: Nosso WhatsApp é 51 3014-5500, qualquer dúvida chame.\n"
            "Cliente: ok. O meu é 51 99812-3344",
            {"3014": "v=A", "99812": "v=C"},
        ),
        (
            "Fulana: viu o caso da Ana?\n"
            "Beltrana: vi sim, CPF 526.018.159-06\n"
            "Fulana: e o fone?\n"
            "Beltrana: 51 3333-4444",
            {"526": "k=cpf", "3333": "a=phone"},
        ),
        (
            "ANA SOUZA\n"
            "RG: 1234567890\n"
            "CPF/MF: 526.018.159-06\n"
            "PIS/PASEP: 120.54321.98-7\n"
            "CNH: 04512345678\n"
            "TÍT. ELEITOR: 0123 4567 8901",
            {"526": "k=cpf", "120.": "k=other", "045": "k=other", "0123": "k=other"},
        ),
        (
            "Tel. res.: 51 3333-4444 Tel. com.: 51 3222-1111 Cel.: 51 99812-3344",
            {"3333": "k=phone", "3222": "k=phone", "99812": "k=phone"},
        ),
        (
            "telefone é 51 3333-4444 e o zap 51 99812-3344, email é ana@exemplo.com e protocolo é o 445566",
            {"3333": "k=phone", "99812": "k=phone", "ana@": "k=email", "445566": "k=protocol"},
        ),
        (
            "Quem vai buscar é o motoboy, tel 51 99777-1111. Dados da titular: Ana Souza, 526.018"
            ".159-06, 51 99812-3344",
            {"526": "k=-|name|cpf", "99812": "o=0"},
        ),
        (
            "Phone: +55 51 3333-4444 (office), +55 51 99812-3344 (mobile)\n"
            "Tax ID: 526.018.159-06\n"
            "Contact person: Ana Souza",
            {"3333": "k=phone", "526": "k=document", "Ana": "k=contact"},
        ),
        (
            "Responsável técnico: João Lima\n"
            "Responsável legal: Ana Souza\n"
            "CPF do responsável legal: 526.018.159-06",
            {"João": "k=contact", "Ana": "k=contact", "526": "k=cpf o=0"},
        ),
        (
            "Padaria Aurora Ltda - CNPJ: 11.222.333/0001-81\n"
            "Contabilidade: Lima Contábil - 51 3014-5500 - lima@contabil.example\n"
            "Fone da empresa: 51 3333-4444",
            {"11.2": "k=cnpj o=0", "3014": "o=1", "3333": "k=phone o=0"},
        ),
        (
            "Nome do contato: Ana Souza (secretária)\n"
            "Empresa: Padaria Aurora Ltda\n"
            "Telefone: 51 3333-4444 ramal 12",
            {"Ana": "k=contact", "Padaria": "k=name", "3333": "k=phone"},
        ),
        (
            "Obs.: cliente pediu para ligar só à tarde; tel 51 3333-4444; e-mail não tem",
            {"3333": "k=phone"},
        ),
        (
            "senha do token: 1234\nnome do pc: DESKTOP-01\nnome: Ana Souza\nip: 10.0.0.1",
            {"1234": "k=other", "Ana": "k=name", "10.0": "k=other"},
        ),
        (
            "Ana Souza | 526.018.159-06 | 51 3333-4444 | ana@exemplo.com | protocolo 445566",
            {"445566": "k=protocol", "Ana": "k=-"},
        ),
        (
            "Ana Souza\tcliente\nJoão Lima\tcontador\t51 3014-5500",
            {"3014": "o=1"},
        ),
        (
            "Segundo o cliente José da Conta, o token não abre. Fone dele: 51 99812-3344.",
            {"99812": "k=phone"},
        ),
        (
            "Meu nome: Ana Souza\n"
            "Meu CPF: 526.018.159-06\n"
            "Nome da minha mãe: Maria Souza\n"
            "Telefone do meu marido: 51 99777-1111",
            {"Ana": "k=name", "526": "k=cpf", "Maria": "o=1", "99777": "k=phone o=1"},
        ),
        (
            "PADARIA AURORA LTDA\nA/C Ana Souza\nCNPJ 11.222.333/0001-81",
            {"Ana": "k=contact", "11.2": "k=cnpj"},
        ),
        (
            "cel1 51998123344 cel2 51997654321 fixo 5133334444",
            {"51998123344": "k=phone", "51997654321": "k=phone", "5133334444": "k=phone"},
        ),
    ],
)
def test_what_is_told_of_a_value_is_known(text: str, right: dict[str, str]) -> None:
    for value, told in right.items():
        one = next(one for one in segments(text) if value in one.text and one.part.value != "speaker")
        for pair in told.split():
            key, _, what = pair.partition("=")
            assert said_of(one, key) in what.split("|"), (pair, one)
