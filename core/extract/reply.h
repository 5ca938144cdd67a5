/* reply.h: the kinds of frames by which an extractor's or a recogniser's pushes travel to the parent. */
#pragma once

enum {
  CP_REPLY_IDENTITY = 1,
  CP_REPLY_PLUGIN,
  CP_REPLY_PAGE,
  CP_REPLY_FIELD,
  CP_REPLY_META,
  CP_REPLY_GAP,
  CP_REPLY_ASIDE,
  CP_REPLY_CHILD,
  CP_REPLY_CHILD_DATA,
  CP_REPLY_CHILD_END,
  CP_REPLY_PICTURE, /* all of it but its dots */
  CP_REPLY_PICTURE_DATA,
  CP_REPLY_UNSEEN_PICTURE, /* its page, and what it carries */
};
