package org.wsmanspec.mock.shell;

import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.enumeration.Bounds;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;

/** Pull and Release of an enumeration of shells or commands. */
final class PullShells extends ShellOperation {

  private static final int RESERVE = 1024;

  private final boolean release;

  PullShells(RemoteShells shells, boolean release) {
    super(shells);
    this.release = release;
  }

  @Override
  void run(Call call) {
    Element body = call.body(release ? Names.WSEN_RELEASE : Names.WSEN_PULL);
    String context = Call.text(body, Names.WSEN_ENUMERATION_CONTEXT).orElse("");
    Listings.Listing listing = shells.listings.find(context, call.caller().principal());
    if (release) {
      shells.listings.end(context);
      return;
    }
    Bounds bounds = Bounds.ofPull(body, call.now());
    Element response = Xml.add(call.reply().body(), Names.WSEN_PULL_RESPONSE);
    Element again = Xml.add(response, Names.WSEN_ENUMERATION_CONTEXT, context);
    synchronized (listing) {
      fill(call, Xml.add(response, Names.WSEN_ITEMS), listing, bounds.elements());
      if (listing.items.isEmpty()) {
        response.removeChild(again);
        Xml.add(response, Names.WSEN_END_OF_SEQUENCE);
        shells.listings.end(context);
      }
    }
  }

  /** Moves as many items into a response as fit. */
  static void fill(Call call, Element items, Listings.Listing listing, int elements) {
    long room = (long) call.sizeLimit() - call.replyOctets() - RESERVE;
    int count = 0;
    while (count < elements && !listing.items.isEmpty()) {
      Element next = listing.items.element();
      room -= call.octets(next);
      boolean exception = count == 0 && call.control().maximumSize().isEmpty();
      if (room < 0 && !exception) {
        if (count == 0) {
          throw SoapFaultException.of(
              FaultSubcode.ENCODING_LIMIT,
              "MaxEnvelopeSize",
              "The next item is larger than the response may be");
        }
        return;
      }
      Xml.copy(items, listing.items.remove());
      count++;
    }
  }
}
