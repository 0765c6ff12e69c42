package shop;

import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;

class Errors {

    void tooLarge(SizeLimitExceededException exception) {
    }
}
