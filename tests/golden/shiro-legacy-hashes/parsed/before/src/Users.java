package shop;

import org.apache.shiro.crypto.hash.Md5Hash;

class Users {

    Md5Hash known(String text) {
        return Md5Hash.fromHexString(text);
    }
}
