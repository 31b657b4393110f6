package org.wsmanspec.mock.wef;

import org.w3c.dom.Element;

/**
 * A subscription that a collector wants its publishers to run.
 *
 * @param name unique at the collector; bookmarks are kept by it
 * @param subscribe s:Envelope with a whole Subscribe message; its addresses get their identifier
 *     from the collector
 */
public record Offer(String name, Element subscribe) {}
