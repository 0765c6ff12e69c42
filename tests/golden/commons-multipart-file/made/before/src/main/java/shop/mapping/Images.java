package shop.mapping;

import org.apache.commons.fileupload.FileItem;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.commons.CommonsMultipartFile;

class Images {
    MultipartFile shown(FileItem item) {
        return new CommonsMultipartFile(item);
    }
}
