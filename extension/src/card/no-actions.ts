import type { CardActions } from "./state";

const nothing = () => undefined;

/** Actions that do nothing: a card takes from here what its place does not offer. */
export const NO_ACTIONS: CardActions = {
  fill: nothing,
  fillAnyway: nothing,
  choose: nothing,
  chooseProcedure: nothing,
  chooseOther: nothing,
  stop: nothing,
  undo: nothing,
  accept: nothing,
  reveal: nothing,
  readAgain: nothing,
  openTicket: nothing,
  paste: nothing,
  takePasted: nothing,
  dropPastedReading: nothing,
  openCustomer: nothing,
  typeCustomer: nothing,
  chooseCustomer: nothing,
  choosePerson: nothing,
  forgetCustomer: nothing,
  answer: nothing,
  complete: nothing,
  chooseNumber: nothing,
  endSaved: nothing,
  teach: nothing,
  stopTeaching: nothing,
  forgetTaught: nothing,
  fillTaught: nothing,
  tryHere: nothing,
  copyStructure: nothing,
  openOptions: nothing,
  collapse: nothing,
  close: null,
};
