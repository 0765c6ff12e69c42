package a;

import feign.FeignException;
import feign.FeignException.NotFound;
import feign.Request;
import java.util.Collections;

class ATest {
    void refuses(Request request) {
        throw new FeignException.BadRequest("no", request, "{}".getBytes(), Collections.emptyMap());
    }

    void misses(Request request) {
        throw new NotFound("no", request, null, Collections.emptyMap());
    }

    void fails(Request request) {
        throw new FeignException.FeignClientException(400, "no", request, null, Collections.emptyMap());
    }
}
