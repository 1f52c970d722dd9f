package sms.gateway.http.internal.json;

import com.fasterxml.jackson.core.JsonPointer;
import sms.gateway.http.internal.settings.SettingException;

/** JSON Pointers (RFC 6901) in settings. */
final class Pointers {
  private Pointers() {}

  static JsonPointer of(String setting, String place) {
    try {
      if (place.startsWith("/")) {
        return JsonPointer.compile(place);
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new SettingException(
        setting, "is “" + place + "”: put a JSON Pointer like “/messages/0/id” there");
  }
}
