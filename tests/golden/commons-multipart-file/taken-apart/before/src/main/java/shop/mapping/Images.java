package shop.mapping;

import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.commons.CommonsMultipartFile;

class Images {
    String where(MultipartFile file) {
        return ((CommonsMultipartFile) file).getStorageDescription();
    }
}
