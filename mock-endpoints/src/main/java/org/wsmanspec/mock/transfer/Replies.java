package org.wsmanspec.mock.transfer;

import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.binding.ClassUris.Style;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.cim.ObjectPath;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.Xml;

/** The answer to wsman:RequestEPR (DSP0226 6.5). */
public final class Replies {

  private Replies() {}

  /**
   * Writes wsman:RequestedEPR if the request asked for it.
   *
   * @param path where the resource is now; empty if it is nowhere any more
   */
  public static void requestedEpr(
      Call call, Resources resources, Optional<ObjectPath> path, Style style) {
    if (!call.control().endpointReference()) {
      return;
    }
    Element header = call.reply().addHeader(Names.WSMAN_REQUESTED_EPR);
    if (path.isPresent()) {
      resources.writeReference(header, call, path.get(), style);
    } else {
      Xml.add(header, Names.WSMAN_EPR_INVALID);
    }
  }
}
