/** A made-up plan, and what carrying it out came to. */

import type { Work } from "../../../../extension/src/card/state";
import type { FillPlan, Missing, Step, StepReport } from "../../../../extension/src/generated/protocol";
import { fillReport, plan as planOf, step, stepReport } from "../../../../extension/src/test-support/plans";

export const titles: [key: string, title: string, value: string][] = [
  ["cliente", "Cliente", "1001"],
  ["contato", "Contato", "Maria da Silva"],
  ["tipo", "Tipo", "Suporte Técnico"],
  ["categoria1", "Categoria 1", "SUP - Certificado Digital"],
  ["categoria2", "Categoria 2", "Cartão"],
  ["categoria3", "Categoria 3", "Em branco"],
  ["localidade", "Localidade", "Porto Alegre"],
  ["prioridade", "Prioridade", "Baixa"],
  ["origem", "Origem", "Telefone"],
  ["descricao", "Descrição", "Informa que não consegue utilizar o Certificado Digital."],
  [
    "solucao",
    "Solução",
    "Mídia lida com o driver SafeSign 3.8.\nNenhum certificado.\nNenhuma chave.\nNenhuma cadeia.",
  ],
  ["encaminhar", "Encaminhar", "Relacionamento"],
  ["nome", "Nome", "Maria da Silva"],
  ["cpf_cnpj", "CPF/CNPJ", "11.222.333/0001-81"],
];

export const steps = titles.map(([key, title, value]) => step(key, { title, labels: [title], value }));

export const plan = planOf(steps);

export const missing: Missing[] = [
  { key: "telefone_2", question: "Qual é o segundo telefone?", options: [], evidence: "" },
  { key: "email", question: "Qual é o e-mail atual do cliente?", options: [], evidence: "" },
  {
    key: "midia_reaproveitada",
    question: "A mídia foi reaproveitada?",
    options: ["Sim", "Não"],
    evidence: "Esta mídia não foi lida antes neste computador.",
  },
  {
    key: "midia_safeweb",
    question: "A mídia é da Safeweb?",
    options: ["Sim", "Não"],
    evidence: "Não há certificado que mostre o emissor.",
  },
];

/** What the page does not take is asked for as long as the agent has not answered. */
export const asked: Missing = { key: "prioridade", question: "Prioridade", options: [], evidence: "" };

export const troubled: Record<string, Partial<StepReport>> = {
  categoria3: { status: "no_such_option", now: "", nearest: ["Em branco (novo)", "Branca"] },
  localidade: { status: "kept", now: "Caxias do Sul", before: "Caxias do Sul" },
  origem: { status: "kept", now: "E-mail", changed_by_agent: true },
  prioridade: { status: "reverted_by_page", now: "Média" },
  nome: { status: "ambiguous", now: "", candidates: ["Nome (contato)", "Nome (dados adicionais)"] },
  encaminhar: { status: "not_reached", now: "", waited_for: "field" },
};

/** The plan was carried out: `more` says how a step ended otherwise than filled. */
export const done = (
  stillMissing: Missing[] = [],
  more: (step: Step, at: number) => Partial<StepReport> = () => ({}),
  stopped: string | null = null,
): Work => ({
  kind: "done",
  plan,
  report: fillReport(
    steps.map((step, at) => stepReport(step, more(step, at))),
    { missing: stillMissing, stopped },
  ),
});

/** The plan is not for this medium. */
export const refused = (reason: string, guidance: FillPlan["guidance"] = null): Work => ({
  kind: "refused",
  plan: { ...plan, applies: false, code: "not_blank", reason, guidance },
});

/** Two procedures of the desk are for this medium. */
export const choosingProcedure: Work = {
  kind: "choosing_procedure",
  choices: [
    { id: "matriz", title: "Certificado Digital: token em branco (matriz)" },
    {
      id: "filial",
      title: "Certificado Digital: token em branco (filiais do interior, com retirada no balcão)",
    },
  ],
  reason: "Há mais de um procedimento para este token. Escolha pelo título o que vale para este atendimento.",
  force: false,
};

/** No procedure may be carried out on this medium. */
export const notForcible: Work = {
  kind: "refused",
  plan: {
    ...plan,
    title: "",
    applies: false,
    code: "not_forcible",
    reason:
      "Nenhum procedimento se aplica aqui: mídia com certificado dentro da validade. Também não há procedimento que possa ser usado mesmo assim.",
  },
};

/** Carried out while the folder with the desk's procedures did not answer. */
export const doneWithoutFolder = (): Work => {
  const problem = {
    code: "folder_no_answer",
    file: "\\\\servidor.empresa.com.br\\suporte\\qualitoken\\procedimentos\\certificado-digital",
    message:
      "a pasta não respondeu a tempo, e nada do que está nela vale agora; confira a rede e o caminho na configuração.",
  };
  const work = done();
  return work.kind === "done" ? { ...work, plan: { ...work.plan, problems: [problem] } } : work;
};

export const guidance: FillPlan["guidance"] = {
  sop: "token_operacional",
  title: "Token em ordem",
  tell: [
    "Seu certificado está em ordem e é válido até 01/01/2029.",
    "O problema está no computador ou no site.",
  ],
  do: ["Peça o endereço do site.", "Teste em outro navegador.", "Abra o chamado da categoria do site."],
};
