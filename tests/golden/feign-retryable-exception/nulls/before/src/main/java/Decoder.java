import feign.Request;
import feign.Response;
import feign.RetryableException;
import feign.codec.ErrorDecoder;

class Decoder implements ErrorDecoder {
    @Override
    public Exception decode(String key, Response response) {
        Request request = response.request();
        if (response.status() == 503) {
            return new RetryableException(
                    response.status(), response.reason(), request.httpMethod(), null, request);
        }
        if (response.status() == 504) {
            throw new RetryableException(504, "late", request.httpMethod(), new Exception(), null, request);
        }
        return new Late(request);
    }

    static class Late extends RetryableException {
        Late(Request request) {
            super(504, "late", request.httpMethod(), null, request);
        }
    }
}
