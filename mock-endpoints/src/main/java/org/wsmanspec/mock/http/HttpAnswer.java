package org.wsmanspec.mock.http;

import java.nio.charset.StandardCharsets;
import org.wsmanspec.message.HttpHeaders;

/**
 * What goes back over HTTP.
 *
 * @param status the status code
 * @param headers fields beside those that the server writes itself (Date, Content-Length)
 * @param body the entity, possibly empty
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record HttpAnswer(int status, HttpHeaders headers, byte[] body) {

  /** An answer of HTTP's own, with a line of plain text. */
  public static HttpAnswer plain(int status, String text, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "text/plain;charset=utf-8";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return new HttpAnswer(
        status, HttpHeaders.of(all), (text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
