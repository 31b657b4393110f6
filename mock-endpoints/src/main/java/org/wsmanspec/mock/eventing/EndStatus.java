package org.wsmanspec.mock.eventing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.Uris;

/** Why a source ends a subscription by itself (WS-Eventing 2004/08, SubscriptionEnd). */
public enum EndStatus {
  DELIVERY_FAILURE(Uris.END_DELIVERY_FAILURE),
  SOURCE_SHUTTING_DOWN(Uris.END_SOURCE_SHUTTING_DOWN),
  SOURCE_CANCELLING(Uris.END_SOURCE_CANCELLING);

  private final String uri;

  EndStatus(String uri) {
    this.uri = uri;
  }

  /** The content of wse:Status. */
  public String uri() {
    return uri;
  }

  /** The status of a URI or of its last segment, in any case. */
  public static Optional<EndStatus> of(String text) {
    String last = text.substring(text.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(s -> s.uri.toLowerCase(Locale.ROOT).endsWith("/" + last))
        .findFirst();
  }
}
