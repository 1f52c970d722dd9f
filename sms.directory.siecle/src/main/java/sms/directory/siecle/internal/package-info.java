/** A school from the XML exports of SIECLE (Base élèves établissement, BEE). */
@NullMarked
package sms.directory.siecle.internal;

import org.jspecify.annotations.NullMarked;
