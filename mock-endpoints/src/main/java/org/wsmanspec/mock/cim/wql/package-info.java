/**
 * The WMI Query Language: lexer, parser, syntax tree and writer. It does not know the object
 * manager, which checks a query against its classes and evaluates it.
 */
@NullMarked
package org.wsmanspec.mock.cim.wql;

import org.jspecify.annotations.NullMarked;
