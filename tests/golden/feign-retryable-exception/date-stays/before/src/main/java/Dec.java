import java.util.Date;
import feign.Response;
import feign.RetryableException;

class Dec {
    Exception decode(Response r) {
        return new RetryableException(503, r.reason(), r.request().httpMethod(), new Date(), r.request());
    }
}
