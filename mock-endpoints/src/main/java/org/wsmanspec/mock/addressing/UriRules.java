package org.wsmanspec.mock.addressing;

import java.net.URI;
import java.net.URISyntaxException;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.soap.SoapFaultException;

/** What counts as a URI, and how long one may be (DSP0226 13.1, RFC 3986). */
public final class UriRules {

  /** Characters of the longest URI that is accepted. */
  public static final int MAXIMUM_LENGTH = 2048;

  private UriRules() {}

  /** Whether a text is an absolute URI. */
  public static boolean isAbsolute(String text) {
    try {
      URI uri = new URI(text);
      return uri.isAbsolute() && uri.toASCIIString().equals(text);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * Refuses a URI that is too long.
   *
   * @throws SoapFaultException EncodingLimit/URILimitExceeded
   */
  public static void refuseLong(String uri, String where) {
    if (uri.length() > MAXIMUM_LENGTH) {
      throw SoapFaultException.of(
          FaultSubcode.ENCODING_LIMIT,
          "URILimitExceeded",
          where + " has " + uri.length() + " characters; the limit is " + MAXIMUM_LENGTH);
    }
  }
}
