package sms.api.compose;

/** How the characters of an SMS travel (3GPP TS 23.038). The limits are those of a part. */
public enum Encoding {
  /** GSM 7 bit default alphabet with its extension table: 160 septets alone, 153 in a part. */
  GSM7(160, 153),
  /** UCS-2: 70 UTF-16 units alone, 67 in a part. */
  UCS2(70, 67);

  private final int single;
  private final int part;

  Encoding(int single, int part) {
    this.single = single;
    this.part = part;
  }

  /** Units that fit in an SMS that stays alone. */
  public int single() {
    return single;
  }

  /** Units that fit in each part of a longer one, after the 6-octet header (3GPP TS 23.040). */
  public int part() {
    return part;
  }
}
