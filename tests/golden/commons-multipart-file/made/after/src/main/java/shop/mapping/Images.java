package shop.mapping;

import org.apache.commons.fileupload.FileItem;
import org.springframework.web.multipart.MultipartFile;

class Images {
    MultipartFile shown(FileItem item) {
        return new FileItemMultipartFile(item);
    }
}
