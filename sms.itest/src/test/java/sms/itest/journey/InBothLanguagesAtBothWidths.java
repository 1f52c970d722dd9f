package sms.itest.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test that is given a language and the width of a window: a desk's, a telephone's. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}, {1} px")
@CsvSource({"fr, 1280", "fr, 360", "en, 1280", "en, 360"})
public @interface InBothLanguagesAtBothWidths {}
