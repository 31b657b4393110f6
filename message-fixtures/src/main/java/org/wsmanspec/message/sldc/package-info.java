/**
 * Streaming Lossless Data Compression (ECMA-321) as event forwarding uses it for deliveries
 * (MS-WSMV 2.2.9.2).
 */
@NullMarked
package org.wsmanspec.message.sldc;

import org.jspecify.annotations.NullMarked;
