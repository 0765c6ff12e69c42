package shop;

import org.apache.shiro.authc.credential.HashedCredentialsMatcher;
import org.apache.shiro.crypto.hash.SimpleHash;

class Users {

    String stored(String password, String salt) {
        SimpleHash hash = new SimpleHash("MD5", password, salt, 1024);
        return hash.toHex() + new SimpleHash("SHA-1", password);
    }

    HashedCredentialsMatcher matcher() {
        return new HashedCredentialsMatcher("MD5");
    }
}
