package org.wsmanspec.scenario.run;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.mutation.Markup;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;

/**
 * The manager of a subscription, as a SubscribeResponse names it.
 *
 * @param to wsa:To of messages to it
 * @param destination where they are sent
 * @param headers its reference properties and parameters, which become headers
 */
record Manager(String to, URI destination, List<Element> headers) {

  Manager {
    headers = List.copyOf(headers);
  }

  /**
   * A manager.
   *
   * @param subscribed where the Subscribe went, which stands in for an address that leads nowhere
   */
  static Manager of(EndpointReference reference, URI subscribed) {
    List<Element> headers = new ArrayList<>(reference.referenceProperties());
    headers.addAll(reference.referenceParameters());
    Optional<String> address =
        reference.address().filter(a -> !a.isEmpty() && !a.equals(Uris.ANONYMOUS));
    return new Manager(
        address.orElse(subscribed.toString()),
        address.flatMap(a -> reachable(a, subscribed)).orElse(subscribed),
        headers);
  }

  private static Optional<URI> reachable(String address, URI subscribed) {
    try {
      URI uri = URI.create(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
        return Optional.empty();
      }
      if (!uri.getHost().equalsIgnoreCase(subscribed.getHost())) {
        InetAddress.getByName(uri.getHost());
      }
      return Optional.of(uri);
    } catch (IllegalArgumentException | UnknownHostException e) {
      return Optional.empty();
    }
  }

  /**
   * The headers as XML.
   *
   * @param addressed whether the message names a resource itself, so that the manager's does not
   *     count
   */
  List<String> headers(boolean addressed) {
    return headers.stream()
        .filter(
            h ->
                !addressed
                    || !(Dom.is(h, Names.WSMAN_RESOURCE_URI)
                        || Dom.is(h, Names.WSMAN_SELECTOR_SET)))
        .map(Markup::of)
        .toList();
  }
}
