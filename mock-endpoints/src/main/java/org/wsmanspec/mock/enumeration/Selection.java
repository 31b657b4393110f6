package org.wsmanspec.mock.enumeration;

import java.util.Iterator;
import java.util.function.Supplier;
import org.wsmanspec.mock.cim.CimInstance;

/**
 * What an enumeration goes through.
 *
 * @param instances makes a pass over all of them, pulled one by one
 * @param writer how they become items
 */
record Selection(Supplier<Iterator<CimInstance>> instances, ItemWriter writer) {}
