package shop;

import org.springframework.web.server.ResponseStatusException;

class Responses {
    ApiError of(ResponseStatusException exception) {
        return new ApiError(exception.getReason(), exception.getStatusCode());
    }

    ApiError made(ResponseStatusException exception) {
        return ApiError.of(exception.getStatusCode(), java.util.Map.of("a", 1), 3);
    }
}
