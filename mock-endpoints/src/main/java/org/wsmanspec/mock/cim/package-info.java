/**
 * The CIM object manager of the reference endpoint: classes, instances, queries, methods. It knows
 * nothing of HTTP or SOAP; the WS-Management service is one possible front of it. Start at {@link
 * org.wsmanspec.mock.cim.ObjectManager} and {@link org.wsmanspec.mock.cim.SampleRepository}.
 */
@NullMarked
package org.wsmanspec.mock.cim;

import org.jspecify.annotations.NullMarked;
