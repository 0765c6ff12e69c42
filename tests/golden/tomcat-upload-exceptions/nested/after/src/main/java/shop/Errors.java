package shop;

import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.springframework.web.bind.annotation.ExceptionHandler;

class Errors {

    @ExceptionHandler(FileSizeLimitExceededException.class)
    void tooLarge(FileSizeLimitExceededException exception) {
    }
}
