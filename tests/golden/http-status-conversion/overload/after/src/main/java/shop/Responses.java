package shop;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

class Responses {
    ApiError of(ResponseStatusException exception) {
        return new ApiError(exception.getReason(), HttpStatus.valueOf(exception.getStatusCode().value()));
    }

    ApiError made(ResponseStatusException exception) {
        return ApiError.of(HttpStatus.valueOf(exception.getStatusCode().value()), java.util.Map.of("a", 1), 3);
    }
}
