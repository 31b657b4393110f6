/**
 * Publisher-initiated event forwarding (MS-WSMV 3.1.4.1.30): what a publisher asks its collector
 * and how it delivers, and what a collector lists.
 */
@NullMarked
package org.wsmanspec.suite.check.wef;

import org.jspecify.annotations.NullMarked;
