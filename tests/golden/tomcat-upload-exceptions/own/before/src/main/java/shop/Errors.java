package shop;

import org.apache.tomcat.util.http.fileupload.FileUploadBase;

class Uploads {

    boolean is(FileUploadBase upload) {
        return upload.getSizeMax() > 0;
    }
}
