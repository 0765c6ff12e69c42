package a;

import feign.FeignException;
import feign.FeignException.NotFound;
import feign.Request;

class ATest {
    void refuses(Request request) {
        throw new FeignException.BadRequest("no", request, "{}".getBytes());
    }

    void misses(Request request) {
        throw new NotFound("no", request, null);
    }

    void fails(Request request) {
        throw new FeignException.FeignClientException(400, "no", request, null);
    }
}
