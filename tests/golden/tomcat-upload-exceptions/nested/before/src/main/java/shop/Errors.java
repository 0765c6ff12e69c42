package shop;

import org.apache.tomcat.util.http.fileupload.FileUploadBase;
import org.springframework.web.bind.annotation.ExceptionHandler;

class Errors {

    @ExceptionHandler(FileUploadBase.FileSizeLimitExceededException.class)
    void tooLarge(FileUploadBase.FileSizeLimitExceededException exception) {
    }
}
