# Recipe: the AWS CLI 1.16.116, of March 2019, on a Python 3 of today.
/usr/bin/python3 -I -m venv "$folder"
# Each version is pinned and nothing is resolved: the newest PyYAML that it asks for does not build any more.
"$folder/bin/python" -I -m pip install --quiet --disable-pip-version-check --no-deps \
  awscli==1.16.116 botocore==1.12.106 s3transfer==0.2.1 jmespath==0.9.5 python-dateutil==2.8.2 six==1.16.0 \
  docutils==0.15.2 colorama==0.3.9 rsa==3.4.2 pyasn1==0.4.8 PyYAML==6.0.2 urllib3==1.24.3
# The names that Python has dropped since come back by a .pth line: a sitecustomize.py would be hidden by
# Debian's own.
for packages in "$folder"/lib/python3*/site-packages; do
  cp "${recipe%/*}/python2019.py" "$packages/"
  echo 'import python2019' > "$packages/python2019.pth"
done
"$folder/bin/python" -W ignore "$folder/bin/aws" --version
