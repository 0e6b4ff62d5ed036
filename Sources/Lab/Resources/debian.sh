# Recipe: Debian packages, downloaded and unpacked below $folder/root; nothing is installed. Arguments: their
# names.
cd "$folder"
# Run by root, apt would drop to a user of its own who cannot write here.
apt-get --quiet --quiet --option APT::Sandbox::User= download "$@" || {
  echo "if apt does not know these packages, run 'apt-get update' as root, once: $*"
  exit 1
}
for package in *.deb; do dpkg-deb --extract "$package" root; done
rm -- *.deb
if [ -d root/usr/lib/python3 ]; then /usr/bin/python3 -m compileall -q root/usr/lib/python3; fi
