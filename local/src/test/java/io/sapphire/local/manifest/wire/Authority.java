package io.sapphire.local.manifest.wire;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Gives service accounts the certificates that the mesh's own authority would give them. */
final class Authority {
    private static final Duration LIFE = Duration.ofHours(1);

    private final KeyPair keys = keys();
    private final X500Principal name = new X500Principal("O=test");
    private final X509Certificate certificate;

    Authority() {
        try {
            var builder = builder(name, keys);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            certificate = signed(builder);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** Of an account of the namespace, by its SPIFFE id; a server is also known by its DNS name. */
    Identity identity(String account) {
        try {
            var own = keys();
            var builder = builder(new X500Principal("CN=" + account), own);
            var names = new GeneralName[] {
                new GeneralName(
                        GeneralName.uniformResourceIdentifier,
                        "spiffe://cluster.local/ns/trading-system/sa/" + account),
                new GeneralName(GeneralName.dNSName, account)
            };
            builder.addExtension(Extension.subjectAlternativeName, true, new GeneralNames(names));
            return new Identity(own.getPrivate(), signed(builder), certificate);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JcaX509v3CertificateBuilder builder(X500Principal subject, KeyPair subjectKeys) {
        var now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minus(LIFE)),
                Date.from(now.plus(LIFE)),
                subject,
                subjectKeys.getPublic());
    }

    private X509Certificate signed(JcaX509v3CertificateBuilder builder) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
