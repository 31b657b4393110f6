package org.wsmanspec.mock.enumeration;

import java.util.Iterator;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.Xml;

/** The answer to wsman:RequestTotalItemsCountEstimate (DSP0226 8.2.2). */
final class Estimates {

  /** Counting stops here: a longer sequence is answered with "unknown". */
  private static final int MAXIMUM = 100_000;

  private Estimates() {}

  static void write(Call call, Selection selection) {
    if (!call.control().countEstimate()) {
      return;
    }
    Element header = call.reply().addHeader(Names.WSMAN_TOTAL_ITEMS_COUNT_ESTIMATE);
    Iterator<CimInstance> pass = selection.instances().get();
    int count = 0;
    while (count <= MAXIMUM && !call.deadline().isOver() && pass.hasNext()) {
      pass.next();
      count++;
    }
    if (pass.hasNext()) {
      Xml.nil(header);
    } else {
      header.setTextContent(Integer.toString(count));
    }
  }
}
