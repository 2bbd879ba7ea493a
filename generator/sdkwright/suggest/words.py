"""The names by which APIs call what pages are told by, without case and separators."""

from __future__ import annotations


def _keys(names: str) -> frozenset[str]:
    return frozenset(names.lower().split())


# Of what is sent.
CURSORS = _keys("""
    after afterCursor afterId continuation continuationToken cursor marker nextCursor
    nextPageToken nextToken pageCursor pageToken paginationToken scrollId startCursor
    startingAfter
    """)
LAST_IDS = _keys("after afterid startingafter")
PAGES = _keys("page pageindex pageno pagenum pagenumber")
OFFSETS = _keys("offset skip startat startindex")
SIZES = _keys("count first limit maxresults pagesize perpage size top")

# Of what comes back.
ITEMS = _keys("data entries items list records results value values")
REMARKS = _keys("errors messages warnings")
NEXT_CURSORS = _keys("""
    after continuationToken cursor cursorNext endCursor next nextAfter nextContinuationToken
    nextCursor nextMarker nextPage nextPageCursor nextPageToken nextPaginationToken
    nextToken scrollId
    """)
NEXT_URLS = _keys("""
    next nextHref nextLink nextPage nextPageLink nextPageUri nextPageUrl nextPath nextUri
    nextUrl odataNextLink
    """)
MORE = _keys("""
    hasMore hasMoreItems hasMoreResults hasNext hasNextPage more
    """)
TOTAL_PAGES = _keys("lastpage numpages pagecount pagestotal totalpages")
TOTALS = _keys("total totalcount totalitems totalrecords totalresults")
# What holds what is said of pages, or the items, and is no item itself.
CONTAINERS = _keys("""
    cursor cursors data links meta metadata page pageInfo pages pagination paging response
    responseMetadata result results
    """)
