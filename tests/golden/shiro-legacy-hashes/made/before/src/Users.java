package shop;

import org.apache.shiro.authc.credential.HashedCredentialsMatcher;
import org.apache.shiro.crypto.hash.Md5Hash;
import org.apache.shiro.crypto.hash.Sha1Hash;

class Users {

    String stored(String password, String salt) {
        Md5Hash hash = new Md5Hash(password, salt, 1024);
        return hash.toHex() + new Sha1Hash(password);
    }

    HashedCredentialsMatcher matcher() {
        return new HashedCredentialsMatcher(Md5Hash.ALGORITHM_NAME);
    }
}
