package sms.gateway.http.internal.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Collects an answer, and gives up on one that is longer than we want to read. */
final class AnswerConsumer implements AsyncResponseConsumer<Answer> {
  private final int maxBody;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable HttpResponse head;
  private Charset charset = StandardCharsets.UTF_8;
  private @Nullable FutureCallback<Answer> callback;

  AnswerConsumer(int maxBody) {
    this.maxBody = maxBody;
  }

  @Override
  public void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails details,
      HttpContext context,
      FutureCallback<Answer> resultCallback)
      throws BodyTooLongException {
    head = response;
    callback = resultCallback;
    if (details == null) {
      resultCallback.completed(answer(response));
      return;
    }
    if (details.getContentLength() > maxBody) {
      throw new BodyTooLongException();
    }
    ContentType type = ContentType.parseLenient(details.getContentType());
    charset = type == null ? StandardCharsets.UTF_8 : type.getCharset(StandardCharsets.UTF_8);
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {
    // 1xx says nothing about the SMS
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws java.io.IOException {
    channel.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(ByteBuffer data) throws BodyTooLongException {
    if (body.size() + data.remaining() > maxBody) {
      throw new BodyTooLongException();
    }
    byte[] chunk = new byte[data.remaining()];
    data.get(chunk);
    body.writeBytes(chunk);
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    if (callback != null && head != null) {
      callback.completed(answer(head));
    }
  }

  private Answer answer(HttpResponse response) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      if (header.getValue() != null) {
        headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
      }
    }
    return new Answer(response.getCode(), headers, body.toString(charset));
  }

  @Override
  public void failed(Exception cause) {
    // the exchange hears of it through its own callback
  }

  @Override
  public void releaseResources() {
    body.reset();
  }
}
