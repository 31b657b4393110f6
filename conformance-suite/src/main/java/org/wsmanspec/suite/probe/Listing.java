package org.wsmanspec.suite.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Names;

/**
 * What the answers to one enumeration hold.
 *
 * @param exchanges its exchanges in order, the Enumerate first; never empty
 * @param items the items as they stand in the answers
 * @param complete whether the end of the sequence was told
 */
record Listing(List<Exchange> exchanges, List<Element> items, boolean complete) {

  Listing {
    exchanges = List.copyOf(exchanges);
    items = List.copyOf(items);
  }

  /** The listing of some exchanges; empty if there are none. */
  static Optional<Listing> of(List<Exchange> exchanges) {
    if (exchanges.isEmpty()) {
      return Optional.empty();
    }
    List<Element> items = new ArrayList<>();
    boolean complete = false;
    for (Exchange exchange : exchanges) {
      Optional<Element> body = exchange.responseEnvelope().flatMap(Envelope::bodyChild);
      if (body.isPresent()) {
        items.addAll(items(body.get()));
        complete |=
            Dom.child(body.get(), Names.WSMAN_END_OF_SEQUENCE).isPresent()
                || Dom.child(body.get(), Names.WSEN_END_OF_SEQUENCE).isPresent();
      }
    }
    return Optional.of(new Listing(exchanges, items, complete));
  }

  private static List<Element> items(Element body) {
    return Dom.child(body, Names.WSMAN_ITEMS)
        .or(() -> Dom.child(body, Names.WSEN_ITEMS))
        .map(Dom::children)
        .orElse(List.of());
  }

  Exchange first() {
    return exchanges.get(0);
  }

  Exchange last() {
    return exchanges.get(exchanges.size() - 1);
  }

  /** Whether the Enumerate was answered as it should be. */
  boolean accepted() {
    return answer().isPresent();
  }

  private Optional<Element> answer() {
    return first()
        .responseEnvelope()
        .flatMap(Envelope::bodyChild)
        .filter(b -> Dom.is(b, Names.WSEN_ENUMERATE_RESPONSE));
  }

  /** The first fault among its answers. */
  Optional<Fault> fault() {
    return exchanges.stream().flatMap(e -> e.fault().stream()).findFirst();
  }

  /** Whether the EnumerateResponse itself held items, or told that there are none. */
  boolean optimized() {
    return answer()
        .filter(
            b ->
                Dom.child(b, Names.WSMAN_ITEMS).isPresent()
                    || Dom.child(b, Names.WSEN_ITEMS).isPresent()
                    || Dom.child(b, Names.WSMAN_END_OF_SEQUENCE).isPresent())
        .isPresent();
  }

  /** The EnumerateResponse tells when the enumeration expires. */
  boolean expires() {
    return answer().flatMap(b -> Dom.child(b, Names.WSEN_EXPIRES)).isPresent();
  }

  /** Whether all its requests were answered with success. */
  boolean clean() {
    return accepted() && fault().isEmpty();
  }

  /** In words: {@code EnumerateResponse with 12 items in exchange 0014}. */
  String text() {
    Exchange told =
        exchanges.stream()
            .filter(
                e ->
                    e.responseEnvelope()
                        .flatMap(Envelope::bodyChild)
                        .filter(b -> !items(b).isEmpty())
                        .isPresent())
            .findFirst()
            .orElse(first());
    String count =
        items.isEmpty()
            ? "no item"
            : items.size()
                + (items.size() == 1 ? " item" : " items")
                + (complete ? "" : " and more");
    return Evidence.name(told) + " with " + count + " in exchange " + told.id();
  }
}
