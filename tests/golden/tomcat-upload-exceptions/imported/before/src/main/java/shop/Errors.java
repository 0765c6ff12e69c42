package shop;

import org.apache.tomcat.util.http.fileupload.FileUploadBase.SizeLimitExceededException;

class Errors {

    void tooLarge(SizeLimitExceededException exception) {
    }
}
