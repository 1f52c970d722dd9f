package sms.itest.bench;

/** The demo as a program: how it starts, what it takes, and how a gateway is replaced in it. */
final class HostSection implements Section {
  @Override
  public String name() {
    return "host";
  }

  @Override
  public String title() {
    return "The demo as a program";
  }

  @Override
  public String measure(Rig rig) throws Exception {
    return String.join(
        "\n",
        new ColdStart().measure(rig),
        Footprint.measure(),
        new SwapPause().measure(rig),
        RecapQuestions.measure(rig));
  }
}
