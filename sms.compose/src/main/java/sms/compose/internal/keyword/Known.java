package sms.compose.internal.keyword;

import sms.api.compose.Keyword;
import sms.api.compose.KeywordResolver;

/**
 * A keyword and who has its values.
 *
 * @param keyword as its resolver describes it
 * @param resolver asked for the values
 */
public record Known(Keyword keyword, KeywordResolver resolver) {}
