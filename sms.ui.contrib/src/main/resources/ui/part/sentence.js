/** « Reçu le 16 oct. à 14:17 (1 SMS) » and its like for every state. */
export function stateSentence(texts, line) {
  const sentence = texts.t(`state.${line.state}`, {
    day: texts.shortDay(line.stateAt),
    time: texts.time(line.stateAt),
    sms: texts.n('sms', line.parts),
  });
  return line.reason ? `${sentence} – ${texts.t(`why.${line.reason}`)}` : sentence;
}
